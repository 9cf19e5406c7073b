import { expect, waitUntil } from '@open-wc/testing'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { CareBatchError } from '@carebatch/core'
import type { WatchCall } from '@carebatch/core/client'
import { LiveFeed } from '../testing/live-answers.ts'
import { WatchController } from './watch-controller.ts'

interface Snapshot {
  readonly version: number
}

const host: ReactiveControllerHost = {
  addController: (_controller: ReactiveController) => {},
  removeController: () => {},
  requestUpdate: () => {},
  updateComplete: Promise.resolve(true),
}

/** A controller, what its stream says, and every change it tells. */
function following(read = async (): Promise<Snapshot> => ({ version: 1 })) {
  const feed = new LiveFeed<Snapshot>()
  const told: number[] = []
  let call: WatchCall | undefined
  const watch = new WatchController<Snapshot>(host, ({ version }) => told.push(version))
  watch.start({
    read,
    follow: (given) => {
      call = given
      return feed.follow(given)
    },
  })
  return {
    watch,
    feed,
    told,
    gap: (tries: number) => call?.onGap?.({ nextTryAt: Date.now() + 5_000, tries }),
    back: () => call?.onGap?.(undefined),
    hasBegun: () => call !== undefined,
  }
}

describe('WatchController', () => {
  it('tells each newer snapshot once and drops older ones', async () => {
    const { watch, feed, told, hasBegun } = following()
    await waitUntil(hasBegun)
    for (const version of [3, 2, 3, 4]) feed.push({ version })
    await waitUntil(() => told.includes(4))
    expect(told).to.deep.equal([1, 3, 4])
    watch.hostDisconnected()
  })

  it('says nothing of a first lost connection, counts down after the second, and ends when it is back', async () => {
    const { watch, gap, back, hasBegun } = following()
    await waitUntil(hasBegun)
    gap(1)
    expect(watch.secondsLeft).to.equal(undefined)
    gap(2)
    expect(watch.secondsLeft).to.equal(5)
    back()
    expect(watch.secondsLeft).to.equal(undefined)
    watch.hostDisconnected()
  })

  it('counts down by itself when reading fails in a way that may pass', async () => {
    const { watch } = following(async () => {
      throw new CareBatchError('server-unreachable', { retryable: true })
    })
    await waitUntil(() => watch.secondsLeft !== undefined)
    expect([watch.error?.code, watch.secondsLeft]).to.deep.equal(['server-unreachable', 4])
    watch.hostDisconnected()
    expect(watch.secondsLeft).to.equal(undefined)
  })

  it('gives up where trying again is of no use', async () => {
    const { watch } = following(async () => {
      throw new CareBatchError('not-found')
    })
    await waitUntil(() => watch.error !== undefined)
    expect([watch.error?.code, watch.secondsLeft]).to.deep.equal(['not-found', undefined])
  })

  it('takes the answer of an act, and not the older snapshot that comes after it', async () => {
    const { watch, feed, told, hasBegun } = following()
    await waitUntil(hasBegun)
    watch.take({ version: 7 })
    feed.push({ version: 6 })
    feed.push({ version: 8 })
    await waitUntil(() => told.includes(8))
    expect(told).to.deep.equal([1, 7, 8])
    watch.hostDisconnected()
  })
})
