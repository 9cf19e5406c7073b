import assert from 'node:assert/strict'
import test from 'node:test'
import { endOnSignals } from './end-on-signals.ts'

function signalled(stop: () => Promise<void>) {
  const acts: (() => void)[] = []
  const exits: number[] = []
  endOnSignals(stop, { on: (_signal, act) => acts.push(act), exit: (code) => exits.push(code) })
  return {
    exits,
    send: (times: number) => acts.slice(0, 1).forEach((act) => Array.from({ length: times }, act)),
  }
}

const soon = () => new Promise<void>((resolve) => setImmediate(resolve))

test('the first signal ends in good order, and only then', async () => {
  let finish = (): void => undefined
  const { exits, send } = signalled(() => new Promise((resolve) => (finish = resolve)))
  send(1)
  await soon()
  assert.deepEqual(exits, [])
  finish()
  await soon()
  assert.deepEqual(exits, [0])
})

test('a second signal ends at once, whatever is under way', async () => {
  const { exits, send } = signalled(() => new Promise(() => undefined))
  send(2)
  assert.deepEqual(exits, [143])
})

test('an end that failed is told by the exit code', async () => {
  const { exits, send } = signalled(() => Promise.reject(new Error('no')))
  send(1)
  await soon()
  assert.deepEqual(exits, [1])
})
