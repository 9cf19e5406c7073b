import { runNamed } from './run-named.ts'

await runNamed('bench', new URL('.', import.meta.url), process.argv.slice(2))
