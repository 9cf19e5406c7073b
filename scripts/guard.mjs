// Plain JavaScript that any Node understands: it runs first and says in one sentence why nothing else can.
// With a file as argument it goes on with that file, on the sources of the workspace.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Folders of the workspace packages, the root included. */
const packages = ['.', 'docs', 'bench', 'chaos'].concat(
  ['packages', 'examples'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => join(parent, name)),
  ),
)

function missingDependency() {
  for (const folder of packages) {
    const manifest = join(root, folder, 'package.json')
    if (!existsSync(manifest)) continue
    const { dependencies, devDependencies } = JSON.parse(readFileSync(manifest, 'utf8'))
    for (const name of Object.keys({ ...dependencies, ...devDependencies }))
      if (!existsSync(join(root, folder, 'node_modules', name))) return name
  }
  return undefined
}

/** Ends the process with one plain sentence unless everything that the workspace needs is there. */
export function guard() {
  const missing = missingDependency()
  if (missing !== undefined) {
    stop(
      `The install did not finish (${missing} is missing). Check the network, then run the same command again.`,
    )
  }
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 18)) {
    stop(
      `CareBatch needs Node 22.18 or newer, and this is Node ${process.versions.node}. Install a newer Node, then run the same command again.`,
    )
  }
}

export function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** Runs a file of the workspace on its sources and passes signals and the exit code through. */
export function go(file, args = []) {
  const child = spawn(process.execPath, ['--conditions=carebatch-source', join(root, file), ...args], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) =>
    process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  guard()
  const [file, ...args] = process.argv.slice(2)
  if (file !== undefined) go(file, args)
}
