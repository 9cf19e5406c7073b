import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { chromeLauncher } from '@web/test-runner-chrome'

const rootDir = fileURLToPath(new URL('../..', import.meta.url))
const tsconfig = fileURLToPath(new URL('tsconfig.json', import.meta.url))

/** papaparse is published as UMD only; a bundler would wrap it in the same way. */
const papaparseAsModule = {
  name: 'papaparse-as-module',
  transform({ path, body }) {
    if (!/\/papaparse[^/]*\.js$/.test(path)) return undefined
    return `const module = { exports: {} }, exports = module.exports;
(function () { ${body}
}).call(globalThis);
export default module.exports;`
  },
}

export default {
  rootDir,
  files: ['src/**/*.test.ts'],
  nodeResolve: { exportConditions: ['carebatch-source', 'browser', 'import', 'default'] },
  // Two pages at once would put one in a hidden tab, where requestAnimationFrame never fires.
  concurrency: 1,
  plugins: [papaparseAsModule, esbuildPlugin({ ts: true, target: 'es2022', tsconfig })],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        headless: true,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--disable-dev-shm-usage',
        ],
      },
    }),
  ],
  testFramework: { config: { timeout: 10_000 } },
}
