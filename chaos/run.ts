import { runChaos } from './command/run-chaos.ts'

process.exitCode = await runChaos(process.argv.slice(2))
