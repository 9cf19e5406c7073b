// The one check. Runs every runner in turn and ends with one line that is the true sum of them all.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { chromium } from './chromium.mjs'
import { guard, root, stop } from './guard.mjs'

guard()

const bin = (name) => join(root, 'node_modules/.bin', name)
/** Many times what the slowest test needs: what takes longer hangs, and is better told than waited for. */
const longestTestMs = 180_000
/** Of a whole step. */
const longestStepMs = 600_000

const nodeTest = (files, more = []) => ({
  command: process.execPath,
  args: [
    '--test',
    '--conditions=carebatch-source',
    '--test-reporter=spec',
    `--test-timeout=${longestTestMs}`,
    // By itself it would leave one of two cores idle, while most tests wait for a disk or another process.
    `--test-concurrency=${availableParallelism()}`,
    ...more,
    ...files,
  ],
})
const covered = (folders) => [
  '--experimental-test-coverage',
  ...folders.map((folder) => `--test-coverage-include=${folder}/**/*.ts`),
  '--test-coverage-exclude=**/*.test.ts',
  '--test-coverage-lines=95',
]

/** One tool's exit code is one check: it passes or it fails. */
const oneCheck = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 })

/** node:test ends with "pass N", "fail N" and "cancelled N"; a run that breaks off without them has failed once. */
function nodeCounts(code, output) {
  const figure = (word) =>
    Number([...output.matchAll(new RegExp(`^\\S+ ${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? NaN)
  const passed = figure('pass')
  const failed = figure('fail') + figure('cancelled')
  if (Number.isNaN(passed + failed)) return { passed: 0, failed: 1 }
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/** The browser runner prints "N passed, N failed"; files that do not load count as one failure. */
function browserCounts(code, output) {
  const last = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1)
  if (last === undefined) return { passed: 0, failed: 1 }
  const failed = Number(last[2])
  return { passed: Number(last[1]), failed: failed === 0 && code !== 0 ? 1 : failed }
}

const steps = {
  format: { command: bin('prettier'), args: ['--check', '--log-level=warn', '.'], count: oneCheck },
  lint: { command: bin('eslint'), args: ['--max-warnings=0', '.'], count: oneCheck },
  types: { command: process.execPath, args: ['scripts/types.mjs'], count: oneCheck },
  templates: {
    command: bin('lit-analyzer'),
    args: [
      'packages/components/src',
      '--strict',
      '--rules.no-missing-import',
      'off',
      '--rules.no-invalid-css',
      'off',
      '--quiet',
    ],
    count: oneCheck,
  },
  core: {
    ...nodeTest(['packages/core/src/**/*.test.ts'], covered(['packages/core/src'])),
    count: nodeCounts,
  },
  server: {
    ...nodeTest(
      ['packages/server-adapter/src/**/*.test.ts'],
      covered(['packages/server-adapter/src/engine']),
    ),
    count: nodeCounts,
  },
  house: {
    ...nodeTest([
      'docs/**/*.test.ts',
      'bench/**/*.test.ts',
      'chaos/**/*.test.ts',
      'examples/*/*.test.ts',
      'examples/*/{pages,server}/**/*.test.ts',
    ]),
    count: nodeCounts,
  },
  elements: {
    command: join(root, 'packages/components/node_modules/.bin/wtr'),
    args: [],
    cwd: 'packages/components',
    count: browserCounts,
  },
  'end-to-end': {
    ...nodeTest(['examples/clinical-portal/e2e/*.test.ts'], ['--test-concurrency=1']),
    count: nodeCounts,
  },
}
const needsBrowser = ['elements', 'end-to-end']

const help = `pnpm test [step ...]   runs all checks, or only the steps named

${Object.keys(steps).join(', ')}
`

function run({ command, args, cwd = '.' }) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, {
      cwd: join(root, cwd),
      env: { ...process.env, ...(chromiumPath && { CHROMIUM: chromiumPath }), FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    const endAll = (signal) => {
      try {
        process.kill(-child.pid, signal)
      } catch {
        // Nobody of the group is left.
      }
    }
    const tooLong = setTimeout(() => {
      process.stdout.write(
        `\nThis step has not ended after ${longestStepMs / 60_000} minutes and is stopped.\n`,
      )
      endAll('SIGKILL')
    }, longestStepMs)
    const stopped = () => {
      endAll('SIGTERM')
      process.exit(130)
    }
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stopped)
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk
        process.stdout.write(chunk)
      })
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }))
    // Whatever it has left running would keep its output open.
    child.on('exit', () => setTimeout(endAll, 2_000, 'SIGKILL'))
    child.on('close', (code) => {
      clearTimeout(tooLong)
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stopped)
      resolve({ code: code ?? 1, output: stripVTControlCharacters(output) })
    })
  })
}

const asked = process.argv.slice(2)
if (asked.includes('--help')) {
  process.stdout.write(help)
  process.exit(0)
}
const unknown = asked.find((name) => !(name in steps))
if (unknown !== undefined) stop(`There is no step "${unknown}".\n${help}`)
const chosen = asked.length > 0 ? asked : Object.keys(steps)

const chromiumPath = needsBrowser.some((name) => chosen.includes(name)) ? chromium() : undefined
const sum = { passed: 0, failed: 0 }
const report = []
for (const name of chosen) {
  process.stdout.write(`\n== ${name}\n`)
  const began = performance.now()
  const noBrowser = needsBrowser.includes(name) && chromiumPath === undefined
  if (noBrowser)
    process.stdout.write(
      'No Chromium found. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.\n',
    )
  const { code, output } = noBrowser ? { code: 1, output: '' } : await run(steps[name])
  const { passed, failed } = steps[name].count(code, output)
  sum.passed += passed
  sum.failed += failed
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  report.push(
    `${failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(11)} ${passed} passed, ${failed} failed, ${seconds} s`,
  )
}
process.stdout.write(`\n${report.join('\n')}\n\n${sum.passed} passed, ${sum.failed} failed\n`)
process.exitCode = sum.failed === 0 ? 0 : 1
