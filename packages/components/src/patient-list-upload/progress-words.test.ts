import { expect } from '@open-wc/testing'
import { durationWords } from './duration-words.ts'
import { lookUpWords, spokenProgress } from './progress-words.ts'

describe('durationWords', () => {
  for (const [seconds, words] of [
    [0, 'a few seconds'],
    [12, 'about 10 seconds'],
    [54, 'about 50 seconds'],
    [55, 'about 1 minute'],
    [87, 'about 1 minute 30 seconds'],
    [118, 'about 2 minutes'],
    [640, 'about 10 minutes'],
  ] as const)
    it(`says ${words} for ${seconds} seconds`, () => {
      expect(durationWords(seconds)).to.equal(words)
    })
})

describe('lookUpWords', () => {
  it('says how far, how fast and how long', () => {
    const words = lookUpWords({ kind: 'looking-up', done: 812, of: 1248, noAnswer: 0, secondsLeft: 87 })
    expect(words).to.equal('65%. 5 patients a second, about 1 minute 30 seconds left')
  })

  it('says only how far while nobody can tell how long', () => {
    expect(lookUpWords({ kind: 'sending', done: 500, of: 1000 })).to.equal('50%')
  })
})

describe('spokenProgress', () => {
  const at = (done: number) => ({ kind: 'looking-up', done, of: 1000, noAnswer: 0 }) as const

  it('speaks at each 10%, and not in between', () => {
    expect(spokenProgress(at(99), at(0))).to.equal(undefined)
    expect(spokenProgress(at(100), at(99))).to.equal('10% of the patients are looked up')
    expect(spokenProgress(at(140), at(100))).to.equal(undefined)
    expect(spokenProgress({ kind: 'ready' }, at(990))).to.equal('All patients are checked')
    expect(spokenProgress({ kind: 'ready' }, { kind: 'ready' })).to.equal(undefined)
  })
})
