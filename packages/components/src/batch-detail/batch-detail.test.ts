import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { CareBatchError, sumOf } from '@carebatch/core'
import type { BatchClient } from '@carebatch/core/client'
import type { Batch } from '@carebatch/core/wire'
import '../define/batch-detail.ts'
import {
  countsOf,
  flu,
  heldWith,
  inGrace,
  paused,
  savedWithGaps,
  scheduled,
  stopReport,
} from '../batch-status/batches.fixtures.ts'
import { leilaDetail } from '../batch-status/message.fixtures.ts'
import { BatchChangedEvent } from '../events/batch-changed-event.ts'
import { OpenBatchesEvent } from '../events/open-batches-event.ts'
import { elementSuite } from '../testing/element-suite.ts'
import { LiveFeed } from '../testing/live-answers.ts'
import { larkfield } from '../testing/sessions.ts'
import { violationsDuring } from '../testing/violations-during.ts'
import { batchDetailFixtures, detailClient, missing } from './batch-detail.fixtures.ts'

elementSuite('batch-detail', batchDetailFixtures)

async function shown(client: BatchClient = detailClient()): Promise<ShadowRoot> {
  const element = await fixture<HTMLElement>(
    html`<batch-detail .client=${client} batch="flu"></batch-detail>`,
  )
  const root = element.shadowRoot
  if (root === null) throw new Error('no shadow root')
  await waitUntil(() => root.querySelector('[data-message]') !== null)
  return root
}

function find<Found extends HTMLElement = HTMLElement>(root: ShadowRoot, selector: string): Found {
  const found = root.querySelector<Found>(selector)
  if (found === null) throw new Error(`nothing matches ${selector}`)
  return found
}

const figure = (text: string) => Number(text.replace(/\D/g, ''))
const words = (root: ShadowRoot, selector: string) =>
  find(root, selector).textContent.replace(/\s+/g, ' ').trim()
const isFocused = (root: ShadowRoot, selector: string) => () => root.activeElement?.matches(selector) === true
const newer = (change: Partial<Batch>, of = flu): Batch => ({ ...of, version: of.version + 1, ...change })

describe('<batch-detail>', () => {
  it('accounts for everybody: the buckets on screen add up to the list', async () => {
    const root = await shown()
    const figures = [...root.querySelectorAll('.buckets li')].map(({ textContent }) => figure(textContent))
    expect(figures).to.have.lengthOf(10)
    expect(figures.reduce((sum, count) => sum + count, 0)).to.equal(sumOf(flu.counts))
    expect(words(root, '#accounted')).to.equal('1,248 of 1,248 accounted for')
    await waitUntil(() => words(root, '.ledger-line').includes('rows and counts agree'))
  })

  it('counts the patients without a valid mobile number by themselves', async () => {
    const root = await shown()
    expect(words(root, '[data-figure="without-mobile"]')).to.equal('32')
  })

  it('says what each way of sending came to, in figures that add up to those who can be contacted', async () => {
    const root = await shown()
    expect(words(root, '[data-way="nhs-app"]')).to.contain('402 opened, 181 moved on to text')
    expect(words(root, '[data-way="sms-next"]')).to.contain(
      '96 delivered, 44 sending, 31 waiting, 3 failed, 4 unknown, 3 not sent',
    )
    const first = ['email', 'nhs-app', 'sms'].map((way) => figure(words(root, `[data-way="${way}"] .muted`)))
    expect(first.reduce((sum, count) => sum + count, 0)).to.equal(
      sumOf(flu.counts) - flu.counts['not-contactable'],
    )
  })

  it('says how many each way has where outcomes were not counted by way', async () => {
    const root = await shown(detailClient(scheduled))
    expect(words(root, '[data-way="sms"]')).to.equal('Text 298 patients')
  })

  it('goes back to all batches', async () => {
    const root = await shown()
    let asked = 0
    root.host.addEventListener(OpenBatchesEvent.type, () => (asked += 1))
    find(root, '.back button').click()
    expect(asked).to.equal(1)
  })

  it('follows the batch: figures, event and one sentence, without moving the focus', async () => {
    const feed = new LiveFeed<Batch>()
    const root = await shown(detailClient(flu, { watchBatch: (_id, call) => feed.follow(call) }))
    const changed: Batch[] = []
    root.host.addEventListener(BatchChangedEvent.type, (event) =>
      changed.push((event as BatchChangedEvent).batch),
    )
    find(root, '#download').focus()
    const next = newer({
      status: 'saving',
      counts: { ...flu.counts, delivered: 952, sending: 0, waiting: 0 },
    })
    feed.push(next)
    await waitUntil(() => words(root, '[data-figure="delivered"]').endsWith('952'))
    expect(changed).to.deep.equal([next])
    expect(words(root, '[role="status"]')).to.equal('Saving')
    expect(root.activeElement?.id).to.equal('download')
  })

  it('keeps what it shows when the server is gone, counts down, and comes back', async () => {
    let reads = 0
    const client = detailClient(flu, {
      batch: async () => {
        reads += 1
        return flu
      },
      watchBatch: async function* (_id, { signal, onGap }) {
        if (reads === 1) onGap?.({ nextTryAt: Date.now() + 9_000, tries: 2 })
        yield* []
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
      },
    })
    const root = await shown(client)
    await waitUntil(() => words(root, '.notices').includes('We try again by ourselves in 9 seconds'))
    expect(words(root, '#accounted')).to.contain('1,248')
    find(root, '.notices .button').click()
    await waitUntil(() => root.querySelector('.notices .notice') === null)
    expect(reads).to.equal(2)
  })

  it('shows the patients of one bucket, page by page', async () => {
    const root = await shown()
    const select = find<HTMLSelectElement>(root, '#show')
    select.value = 'failed'
    select.dispatchEvent(new Event('change'))
    await waitUntil(() =>
      words(root, '.table-foot:has(nav), [part="patients"] .table-foot').includes('of 17'),
    )
    expect(root.querySelectorAll('[data-message]')).to.have.lengthOf(17)
    select.value = 'emailed'
    select.dispatchEvent(new Event('change'))
    await waitUntil(() => words(root, '[part="patients"] .table-foot').includes('Rows 1 to 25 of 209'))
    find(root, '.page-button:last-child').click()
    await waitUntil(() => words(root, '[part="patients"] .table-foot').includes('Rows 26 to 50 of 209'))
  })

  it('finds a patient by NHS number', async () => {
    const searched: (string | undefined)[] = []
    const client = detailClient()
    const root = await shown({
      ...client,
      messages: (batch, search) => {
        searched.push(search?.find)
        return client.messages(batch, search)
      },
    })
    const input = find<HTMLInputElement>(root, '#find')
    input.focus()
    await sendKeys({ type: leilaDetail.nhsNumber ?? '' })
    await waitUntil(() => words(root, '[part="patients"] .table-foot').includes('Rows 1 to 1 of 1'))
    expect(searched.filter((text) => text !== undefined)).to.deep.equal([leilaDetail.nhsNumber])
  })

  it('opens a patient by keyboard, and gives the focus back on closing', async () => {
    const root = await shown()
    find(root, '[data-message="m-0"]').focus()
    await sendKeys({ press: 'Enter' })
    await waitUntil(isFocused(root, '#patient'))
    await waitUntil(() => root.querySelector('.timeline') !== null)
    const titles = [...root.querySelectorAll('.timeline strong')].map(({ textContent }) => textContent)
    expect(titles).to.deep.equal([
      'Batch confirmed',
      'Sent to the NHS App',
      'Saved to the record',
      'Looked up again',
      'Not opened in time: a text follows',
      'Text sent',
      'Text delivered',
    ])
    expect(words(root, '.timeline .next')).to.equal('Nothing more will happen')
    expect(words(root, '.copy:last-child .copy-body')).to.equal(leilaDetail.sent[1]?.body)
    find(root, '.panel-head button').click()
    await waitUntil(isFocused(root, '[data-message="m-0"]'))
  })

  it('shows what a patient answered, and which answers to read first', async () => {
    const lines = [
      { question: 'Nights woken', answer: 'None', redFlags: [] },
      { question: 'Breathless while sitting still', answer: 'Yes, today', redFlags: ['Breathless at rest'] },
      { question: 'Anything else', redFlags: [] },
    ]
    const reply = { answeredAt: leilaDetail.changedAt, summary: '', lines }
    const root = await shown(detailClient(flu, { message: async () => ({ ...leilaDetail, reply }) }))
    find(root, '[data-message="m-0"]').click()
    await waitUntil(() => root.querySelector('[part="reply"]') !== null)
    const text = words(root, '[part="reply"]')
    expect(text).to.match(/Nights woken\s*None/)
    expect(text).to.match(/Yes, today\s*Red flag: Breathless at rest/)
    expect(text).to.match(/Anything else\s*Not answered/)
  })

  it('stops the rest only after a second look, and says exactly what that achieved', async () => {
    let stops = 0
    const root = await shown(
      detailClient(flu, {
        stop: async () => {
          stops += 1
          return stopReport
        },
      }),
    )
    find(root, '#ask-stop').click()
    await waitUntil(isFocused(root, '#stop'))
    expect(stops).to.equal(0)
    find(root, '.notices .danger').click()
    await waitUntil(isFocused(root, '#stopped'))
    expect(stops).to.equal(1)
    const told = [...root.querySelectorAll('.stop-sets li')].map(({ textContent }) => textContent)
    expect(told.map((text) => text.replace(/\s+/g, ' ').trim())).to.deep.equal([
      '412 gone',
      '8 may still arrive',
      '767 cancelled',
      '412 + 8 + 767 = 1,187 accounted for',
    ])
    expect(root.querySelector('#ask-stop')).to.equal(null)
  })

  it('leaves the second look without stopping, with the focus where it was', async () => {
    const root = await shown()
    find(root, '#ask-stop').click()
    await waitUntil(isFocused(root, '#stop'))
    find(root, '.notices .button:not(.danger)').click()
    await waitUntil(isFocused(root, '#ask-stop'))
  })

  for (const [batch, label] of [
    [scheduled, 'Cancel this batch'],
    [inGrace, 'Stop'],
    [flu, 'Stop the rest'],
  ] as const) {
    it(`calls the way to stop "${label}" for ${batch.id}`, async () => {
      expect(words(await shown(detailClient(batch)), '#ask-stop')).to.equal(label)
    })
  }

  it('counts an unknown outcome as sent at one press, and leads on to the next', async () => {
    const decided: unknown[] = []
    const root = await shown(
      detailClient(flu, {
        resolveUnknown: async (_batch, message, as) => {
          decided.push([message, as])
          return leilaDetail
        },
      }),
    )
    await waitUntil(() => root.querySelector('[data-count-as-sent]') !== null)
    const button = find(root, '[data-count-as-sent]')
    button.click()
    await waitUntil(isFocused(root, '[data-count-as-sent]'))
    expect(decided).to.deep.equal([[button.dataset.countAsSent, 'count-as-sent']])
  })

  it('sends an unknown one again only after saying that it may reach the patient twice', async () => {
    const decided: unknown[] = []
    const root = await shown(
      detailClient(flu, {
        resolveUnknown: async (_batch, _message, as) => {
          decided.push(as)
          return leilaDetail
        },
      }),
    )
    await waitUntil(() => root.querySelector('[data-send-again]') !== null)
    find(root, '[data-send-again]').click()
    await waitUntil(isFocused(root, '#send-again'))
    expect(words(root, '.second-look')).to.contain('This patient may get it twice')
    expect(decided).to.deep.equal([])
    find(root, '.second-look .danger').click()
    await waitUntil(() => decided.length > 0)
    expect(decided).to.deep.equal(['send-again'])
  })

  it('reads the unknown ones again when the batch moves on, also where their number is the same', async () => {
    const feed = new LiveFeed<Batch>()
    const client = detailClient(flu, { watchBatch: (_id, call) => feed.follow(call) })
    let reads = 0
    const root = await shown({
      ...client,
      messages: (batch, search) => {
        if (search?.bucket === 'outcome-unknown') reads += 1
        return client.messages(batch, search)
      },
    })
    expect(reads).to.equal(1)
    feed.push(newer({ counts: { ...flu.counts, delivered: 860, sending: 61 } }))
    await waitUntil(() => reads === 2, 'read again', { timeout: 3_000 })
    expect(root.querySelectorAll('[data-count-as-sent]')).to.have.lengthOf(3)
  })

  it('tries the failed again and shows the answer', async () => {
    const retried = newer({ counts: { ...flu.counts, failed: 0, waiting: flu.counts.waiting + 17 } })
    const root = await shown(
      detailClient(flu, { retryFailed: async () => ({ retried: 17, batch: retried }) }),
    )
    expect(words(root, '#retry')).to.equal('Try the 17 failed again')
    find(root, '#retry').click()
    await waitUntil(() => root.querySelector('#retry') === null)
    expect(words(root, '[data-figure="waiting"]')).to.contain('48')
    expect(words(root, '[role="status"]')).to.equal('17 are tried again')
  })

  it('downloads the outcomes as a file that is named after the batch', async () => {
    const root = await shown()
    const names: string[] = []
    const note = (event: Event) => {
      if (!(event.target instanceof HTMLAnchorElement)) return
      event.preventDefault()
      names.push(event.target.download)
    }
    const click = HTMLAnchorElement.prototype.click
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', note)
      click.call(this)
    }
    find(root, '#download').click()
    await waitUntil(() => names.length > 0)
    HTMLAnchorElement.prototype.click = click
    expect(names).to.deep.equal(['Flu-vaccination-50-to-64-at-risk-outcomes.csv'])
  })

  it('lets somebody without the right to send look, and nothing more', async () => {
    const reader = { ...larkfield, permissions: ['batches:read' as const] }
    const root = await shown(detailClient(flu, { session: reader }))
    await waitUntil(() => root.querySelector('.needs, [part="unknown"] tbody tr') !== null)
    expect(root.querySelector('#ask-stop, #retry, [data-send-again], [data-count-as-sent]')).to.equal(null)
  })

  it('shows another batch when it is given another id', async () => {
    const root = await shown(
      detailClient(flu, {
        batch: async (id) => (id === 'flu' ? flu : { ...scheduled, counts: countsOf({}), id }),
      }),
    )
    root.host.setAttribute('batch', 'cervical')
    await waitUntil(() => root.querySelector('#batch')?.textContent === scheduled.name)
  })

  it('does nothing that a strict style policy refuses', async () => {
    const violations = await violationsDuring(async () => {
      const root = await shown()
      find(root, '[data-message="m-0"]').click()
      await waitUntil(() => root.querySelector('.timeline') !== null)
    })
    expect(violations).to.deep.equal([])
  })

  it('pauses, says who did and goes on with the revision that was seen', async () => {
    const asked: unknown[] = []
    const client = detailClient(flu, {
      pause: async (id) => (asked.push(['pause', id]), newer({ hold: paused.hold, revision: 1 })),
      resume: async (id, revision) => (asked.push(['resume', id, revision]), newer({ version: 50 })),
    })
    const root = await shown(client)
    find(root, '#pause').click()
    await waitUntil(() => root.querySelector('#resume') !== null)
    expect(words(root, '#hold')).to.equal('This batch is paused')
    expect(root.querySelector('#pause')).to.equal(null)
    find(root, '#resume').click()
    await waitUntil(() => root.querySelector('#hold') === null)
    expect(asked).to.deep.equal([
      ['pause', 'flu'],
      ['resume', 'flu', 1],
    ])
  })

  it('tells the second of two people, and shows what the first decided', async () => {
    const root = await shown(
      detailClient(paused, {
        resume: async () => {
          throw new CareBatchError('version-conflict')
        },
      }),
    )
    find(root, '#resume').click()
    await waitUntil(() => root.textContent?.includes('Somebody else has changed this') === true)
    expect(root.querySelector('#resume')).not.to.equal(null)
  })

  it('offers the release of an organisation to those who may, and to nobody else', async () => {
    const released: string[] = []
    const may = detailClient(heldWith('restored'), {
      release: async () => (released.push('released'), { holds: [] }),
    })
    const root = await shown(may)
    find(root, '#release').click()
    await waitUntil(() => released.length === 1)
    const session = { ...larkfield, permissions: ['batches:read' as const, 'batches:send' as const] }
    const others = await shown(detailClient(heldWith('restored'), { session }))
    expect(others.querySelector('#release')).to.equal(null)
    expect(words(others, '#organisation-hold')).to.contain('started from a backup')
  })

  it('decides for all unknown outcomes after a second look with the number, and never by Enter or Escape', async () => {
    const decided: unknown[] = []
    const root = await shown(
      detailClient(flu, {
        resolveUnknowns: async (_batch, decision) => {
          decided.push(decision)
          return {
            resolved: 6,
            batch: newer({ counts: { ...flu.counts, 'outcome-unknown': 0, sending: 68 } }),
          }
        },
      }),
    )
    await waitUntil(() => root.querySelector('#all-send-again') !== null)
    find(root, '#all-send-again').click()
    await waitUntil(isFocused(root, '#decide-for-all'))
    expect(words(root, '#decide-for-all')).to.equal('Send again to all 6 patients?')
    await sendKeys({ press: 'Enter' })
    await sendKeys({ press: 'Escape' })
    await waitUntil(isFocused(root, '#all-send-again'))
    expect(decided).to.deep.equal([])
    find(root, '#all-send-again').click()
    await waitUntil(isFocused(root, '#decide-for-all'))
    find(root, '[data-second-look] .danger').click()
    await waitUntil(isFocused(root, '#accounted'))
    expect(decided).to.deep.equal([{ as: 'send-again', expected: 6 }])
  })

  it('says so where others were decided meanwhile, with the figure as it is now', async () => {
    let reads = 0
    const less = newer({ counts: { ...flu.counts, 'outcome-unknown': 4, delivered: 861 } })
    const root = await shown(
      detailClient(flu, {
        batch: async () => (reads++ === 0 ? flu : less),
        resolveUnknowns: async () => {
          throw new CareBatchError('version-conflict')
        },
      }),
    )
    await waitUntil(() => root.querySelector('#all-count-as-sent') !== null)
    find(root, '#all-count-as-sent').click()
    await waitUntil(isFocused(root, '#decide-for-all'))
    find(root, '[data-second-look] .danger').click()
    await waitUntil(() => words(root, '#decide-for-all') === 'Count all 4 as sent?')
    expect(words(root, '[data-second-look]')).to.contain('Somebody else has changed this in the meantime')
  })

  it('changes the time of who has not left, as the person saw the batch', async () => {
    const asked: unknown[] = []
    const root = await shown(
      detailClient(scheduled, {
        changeSchedule: async (_batch, change) => {
          asked.push(change)
          return newer({ revision: 1 }, scheduled)
        },
      }),
    )
    find(root, '#ask-time').click()
    await waitUntil(isFocused(root, '#change-time'))
    const day = find<HTMLInputElement>(root, '.date input')
    day.value = '32'
    day.dispatchEvent(new Event('input'))
    find(root, '#confirm-time').click()
    await waitUntil(() => root.querySelector('[part="error-summary"]') !== null)
    expect(asked).to.deep.equal([])
    find(root, '#when-now').click()
    find(root, '#confirm-time').click()
    await waitUntil(isFocused(root, '#accounted'))
    expect(asked).to.deep.equal([{ schedule: { kind: 'now' }, revision: 0 }])
  })

  it('tells who is second that somebody else has changed the time', async () => {
    const root = await shown(
      detailClient(scheduled, {
        changeSchedule: async () => {
          throw new CareBatchError('version-conflict')
        },
      }),
    )
    find(root, '#ask-time').click()
    await waitUntil(isFocused(root, '#change-time'))
    find(root, '#confirm-time').click()
    await waitUntil(() => find(root, 'section.card').textContent.includes('Somebody else has changed this'))
  })

  it('says whose record entries are missing and why, and has them tried again', async () => {
    const root = await shown(
      detailClient(savedWithGaps, {
        recordGaps: async () => missing,
        retryRecords: async () => ({
          retried: 2,
          batch: newer({ records: { due: 2, written: 171, gaps: 0 } }, savedWithGaps),
        }),
      }),
    )
    find(root, '#show-gaps').click()
    await waitUntil(() => find(root, '[part="saving"]').textContent.includes('Evans, Rhodri'))
    expect(words(root, '[part="saving"]')).to.contain('The record did not answer for 7 days')
    find(root, '#retry-records').click()
    await waitUntil(isFocused(root, '#saving'))
    expect(root.querySelector('#retry-records')).to.equal(null)
  })
})
