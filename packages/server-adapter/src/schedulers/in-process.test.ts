import { mock, test } from 'node:test'
import { schedulerSuite } from '../testing/scheduler-suite.ts'
import { inProcess } from './in-process.ts'

schedulerSuite({
  test,
  async make() {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 })
    return {
      scheduler: inProcess(),
      now: () => Date.now(),
      async advance(ms) {
        mock.timers.tick(ms)
        await Promise.resolve()
      },
      async close() {
        mock.timers.reset()
      },
    }
  },
})
