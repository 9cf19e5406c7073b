import { expect } from '@open-wc/testing'
import { render } from 'lit'
import { LiveRegionController } from './live-region-controller.ts'

function region() {
  let now = 0
  const waiting: { at: number; run: () => void }[] = []
  const host = {
    addController() {},
    removeController() {},
    requestUpdate() {},
    updateComplete: Promise.resolve(true),
  }
  const controller = new LiveRegionController(host, {
    now: () => now,
    after: (ms, run) => waiting.push({ at: now + ms, run }),
  })
  return {
    announce: (sentence: string) => controller.announce(sentence),
    pass(ms: number) {
      now += ms
      for (const due of waiting.splice(0).filter(({ at }) => at <= now)) due.run()
    },
    said() {
      const place = document.createElement('div')
      render(controller.template(), place)
      return place.textContent?.trim()
    },
  }
}

describe('LiveRegionController', () => {
  it('says the first sentence at once', () => {
    const live = region()
    live.announce('10% looked up')
    expect(live.said()).to.equal('10% looked up')
  })

  it('waits 5 seconds and then says only the newest', () => {
    const live = region()
    live.announce('10% looked up')
    live.announce('20% looked up')
    live.announce('30% looked up')
    expect(live.said()).to.equal('10% looked up')
    live.pass(4_999)
    expect(live.said()).to.equal('10% looked up')
  })

  it('says the newest once the 5 seconds are over', () => {
    const live = region()
    live.announce('10% looked up')
    live.announce('20% looked up')
    live.announce('30% looked up')
    live.pass(5_000)
    expect(live.said()).to.equal('30% looked up')
  })
})
