import assert from 'node:assert/strict'
import test from 'node:test'
import { withoutSecrets } from './without-secrets.ts'

const cases: readonly (readonly [text: string, env: Readonly<Record<string, string>>, shown: string])[] = [
  ['refused: abc-123-def', { NOTIFY_API_KEY: 'abc-123-def' }, 'refused: …'],
  ['postgres://me:letmein@db/x', {}, 'postgres://…@db/x'],
  ['https://batch.example/v1', {}, 'https://batch.example/v1'],
  ['no file /srv/app/x.ts', { PWD: '/srv/app', HOME: '/srv/app' }, 'no file /srv/app/x.ts'],
  ['short is not cut: ab', { TOKEN: 'ab' }, 'short is not cut: ab'],
  ['long-secret-and-more', { A_TOKEN: 'long-secret', B_TOKEN: 'long-secret-and-more' }, '…'],
]
for (const [text, env, shown] of cases) {
  test(`"${text}" is shown as "${shown}"`, () => assert.equal(withoutSecrets(text, env), shown))
}
