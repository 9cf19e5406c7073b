import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './guard.mjs'

const run = (name, ...args) =>
  spawnSync(join(root, 'node_modules/.bin', name), args, { cwd: root, stdio: 'inherit' }).status === 0

const tools = [run('prettier', '--check', '--log-level=warn', '.'), run('eslint', '--max-warnings=0', '.')]
process.exitCode = tools.every(Boolean) ? 0 : 1
