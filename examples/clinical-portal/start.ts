import { reasonNotToStart } from './server/reason-not-to-start.ts'
import { help, startOptions } from './server/start-options.ts'
import { startPortal } from './server/start-portal.ts'

const args = process.argv.slice(2)

async function start(): Promise<void> {
  const portal = await startPortal(startOptions(args, process.env, import.meta.dirname), import.meta.dirname)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void portal.stop().then(() => process.exit(0)))
  process.stdout.write(`The portal runs at ${portal.address}\nStop it with Ctrl-C.\n`)
}

if (args.includes('--help')) process.stdout.write(help)
else
  await start().catch((error: unknown) => {
    process.stderr.write(`${reasonNotToStart(error)}\n`)
    process.exit(1)
  })
