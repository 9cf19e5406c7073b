import { runNamed } from '../bench/run-named.ts'

await runNamed('chaos', new URL('.', import.meta.url), process.argv.slice(2))
