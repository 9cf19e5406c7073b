import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { progress, tally, type Chaos } from './command/chaos.ts'
import { readOptions } from './command/options.ts'
import type { PlantedFault } from './faults/planted-fault.ts'
import { plantedFaults } from './faults/planted-faults.ts'

const options = {
  only: {
    says: 'one fault',
    oneOf: ['all', ...plantedFaults.map(({ name }) => name)],
    short: 'read-withdraws-nothing',
  },
} as const

/** Shows that the proofs can fail: an engine with a mistake in it is put through the proof that must find it. */
const faults: Chaos = {
  says: 'mistakes are planted in the engine, and each must be caught',
  options,
  async run(args) {
    const { only } = readOptions(options, args)
    const sum = tally()
    const caught: string[] = []
    const chosen = plantedFaults.filter(({ name }) => only === 'all' || only === name)
    for (const fault of chosen) {
      const isCaught = await failsWith(fault)
      if (isCaught) caught.push(fault.name)
      else sum.problem(`${fault.name} was not caught by ${fault.caughtBy.join(' ')}`)
      progress(`${fault.name}: ${isCaught ? 'caught' : 'NOT CAUGHT'}`)
    }
    return sum.result('faults', 'both', { planted: chosen.length, caught: caught.length, names: caught })
  },
}
export default faults

/** A proof that breaks off has not judged anything: only one that ends with its line and does not stand has caught it. */
async function failsWith({ name, caughtBy }: PlantedFault): Promise<boolean> {
  const plant = new URL('faults/plant.ts', import.meta.url).href
  const child = spawn(process.execPath, [fileURLToPath(new URL('run.ts', import.meta.url)), ...caughtBy], {
    env: {
      ...withoutTest(process.env),
      CAREBATCH_PLANTED_FAULT: name,
      NODE_OPTIONS: `--conditions=carebatch-source --import=${plant}`,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  const code = await new Promise((resolve) => child.once('close', resolve))
  const last = output.trim().split('\n').at(-1) ?? ''
  if (!last.startsWith('{')) return false
  const { problems } = JSON.parse(last) as { problems: readonly string[] }
  progress(`  ${problems[0] ?? 'nothing found'}`)
  return code === 1 && problems.length > 0
}

/** Inside a test, a process would think that it is one. */
function withoutTest({ NODE_TEST_CONTEXT: _context, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env
}
