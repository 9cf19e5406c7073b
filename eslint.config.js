import { defineConfig, globalIgnores } from 'eslint/config'
import { configs as lit } from 'eslint-plugin-lit'
import { configs as wc } from 'eslint-plugin-wc'
import litA11y from 'eslint-plugin-lit-a11y'
import tseslint from 'typescript-eslint'

/** Rules that hold for all TypeScript of the repo. `any` and `!` have no place here; promises are never dropped. */
const typescript = {
  files: ['**/*.ts'],
  extends: [tseslint.configs.strict],
  languageOptions: {
    parserOptions: {
      project: ['packages/*/tsconfig.json', 'tsconfig.tests.json'],
      tsconfigRootDir: import.meta.dirname,
    },
  },
  rules: {
    '@typescript-eslint/no-floating-promises': [
      'error',
      {
        allowForKnownSafeCalls: [
          { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
        ],
      },
    ],
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    '@typescript-eslint/unified-signatures': 'off',
    'no-console': 'error',
    eqeqeq: 'error',
  },
}

/** Rules that look inside html`` templates. */
const elements = {
  files: ['packages/components/src/**/*.ts'],
  extends: [lit['flat/all'], wc['flat/best-practice'], litA11y.configs.recommended],
  rules: {
    'lit/no-template-map': 'off',
    'lit/no-template-arrow': 'off',
    'lit/no-template-bind': 'off',
    'lit/lifecycle-super': 'off',
    'lit/prefer-static-styles': 'error',
    // Tables that become cards in a narrow element lose their roles with their display; written out, they keep them.
    'lit-a11y/no-redundant-role': 'off',
  },
}

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', '**/data/', 'docs/api/', 'coverage/']),
  typescript,
  elements,
)
