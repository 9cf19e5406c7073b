// Builds the packages by project references, then checks everything that is not shipped: tests, examples, docs.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './guard.mjs'

const tsc = (...args) =>
  spawnSync(join(root, 'node_modules/.bin/tsc'), args, { cwd: root, stdio: 'inherit' }).status === 0

process.exitCode = tsc('-b') && tsc('--noEmit', '-p', 'tsconfig.tests.json') ? 0 : 1
