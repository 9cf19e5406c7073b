import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import type { Batch } from '@carebatch/core/wire'
import '../define/batch-list.ts'
import { batches, flu, scheduled, stopped } from '../batch-status/batches.fixtures.ts'
import { NewBatchEvent } from '../events/new-batch-event.ts'
import { OpenBatchEvent } from '../events/open-batch-event.ts'
import { elementSuite } from '../testing/element-suite.ts'
import { LiveFeed } from '../testing/live-answers.ts'
import { violationsDuring } from '../testing/violations-during.ts'
import { OpenDraftEvent } from '../events/open-draft-event.ts'
import { batchListFixtures, listClient, savedDrafts } from './batch-list.fixtures.ts'

elementSuite('batch-list', batchListFixtures)

async function shown(client = listClient(batches)): Promise<ShadowRoot> {
  const element = await fixture<HTMLElement>(html`<batch-list .client=${client}></batch-list>`)
  const root = element.shadowRoot
  if (root === null) throw new Error('no shadow root')
  await waitUntil(() => root.querySelector('tbody, .empty') !== null)
  return root
}

const cells = (row: Element) =>
  [...row.querySelectorAll('td.number')].map(({ textContent }) => figure(textContent))
const figure = (text: string) => Number(text.replace(/\D/g, ''))
const names = (root: ShadowRoot) =>
  [...root.querySelectorAll('tbody button')].map(({ textContent }) => textContent.trim())

function filter(root: ShadowRoot, words: string): HTMLButtonElement {
  const button = [...root.querySelectorAll<HTMLButtonElement>('.filter')].find((candidate) =>
    candidate.textContent.includes(words),
  )
  if (button === undefined) throw new Error(`no filter "${words}"`)
  return button
}

describe('<batch-list>', () => {
  it('shows figures that add up to the list, row by row', async () => {
    const root = await shown()
    const rows = [...root.querySelectorAll('tbody tr')]
    expect(rows).to.have.lengthOf(batches.length)
    for (const row of rows) {
      const [patients, ...figures] = cells(row)
      expect(figures.reduce((sum, count) => sum + count, 0)).to.equal(patients)
    }
  })

  it('shows drafts with who and when, opens them, and deletes one only when it is asked twice', async () => {
    let kept = [...savedDrafts]
    const client = listClient(batches, {
      drafts: async () => ({ drafts: kept }),
      deleteDraft: async (id) => void (kept = kept.filter((draft) => draft.id !== id)),
    })
    const root = await shown(client)
    const rows = () => Array.from(root.querySelectorAll<HTMLElement>('.drafts li'))
    await waitUntil(() => rows().length === 2)
    expect(rows()[0]?.textContent.replace(/\s+/g, ' ')).to.contain(
      'Diabetes annual review 1,248 patients, saved 24 November 2026, 4:52pm by Owen Pryce',
    )
    const opened: string[] = []
    root.host.addEventListener(OpenDraftEvent.type, (event) => {
      if (event instanceof OpenDraftEvent) opened.push(event.draftId)
    })
    root.querySelector<HTMLElement>('[data-draft=draft-1]')?.click()
    expect(opened).to.deep.equal(['draft-1'])
    root.querySelector<HTMLElement>('.drafts li > .link')?.click()
    await waitUntil(() => root.querySelector('#delete-draft') !== null)
    expect(kept).to.have.lengthOf(2)
    root.querySelector<HTMLElement>('#delete-draft')?.click()
    await waitUntil(() => rows().length === 1)
    expect(kept.map(({ id }) => id)).to.deep.equal(['draft-2'])
  })

  it('asks the host for a new batch', async () => {
    const root = await shown()
    let asked = 0
    root.host.addEventListener(NewBatchEvent.type, () => (asked += 1))
    root.querySelector<HTMLButtonElement>('.head .button')?.click()
    expect(asked).to.equal(1)
  })

  it('opens a batch from its name, and from what needs a person at the right place', async () => {
    const root = await shown()
    const opened: OpenBatchEvent[] = []
    root.host.addEventListener(OpenBatchEvent.type, (event) => opened.push(event as OpenBatchEvent))
    root.querySelector<HTMLButtonElement>(`[data-batch="${scheduled.id}"]`)?.click()
    root.querySelector<HTMLButtonElement>('.needs button')?.click()
    expect(opened.map(({ batchId, place }) => ({ batchId, place }))).to.deep.equal([
      { batchId: scheduled.id, place: undefined },
      { batchId: flu.id, place: 'outcome-unknown' },
    ])
  })

  it('filters by status, with counts that add up to all', async () => {
    const root = await shown()
    const counts = [...root.querySelectorAll('.filter b')].map(({ textContent }) => figure(textContent))
    const [all = 0, ...byStatus] = counts
    expect(byStatus.reduce((sum, count) => sum + count, 0)).to.equal(all)
    filter(root, 'Cancelled').click()
    await waitUntil(() => names(root).length === 1)
    expect(names(root)).to.deep.equal([stopped.name])
    expect(filter(root, 'Cancelled').getAttribute('aria-pressed')).to.equal('true')
  })

  it('finds a batch by part of its name, and leads back from nothing found', async () => {
    const root = await shown()
    const input = root.querySelector<HTMLInputElement>('#find')
    if (input === null) throw new Error('no find field')
    input.value = 'CERVICAL'
    input.dispatchEvent(new Event('input'))
    await waitUntil(() => names(root).length === 1)
    input.value = 'nothing like this'
    input.dispatchEvent(new Event('input'))
    await waitUntil(() => root.querySelector('table') === null)
    root.querySelector<HTMLButtonElement>('.card .link')?.click()
    await waitUntil(() => names(root).length === batches.length)
  })

  it('follows changes without moving the focus', async () => {
    const feed = new LiveFeed<{ batches: Batch[]; version: number }>()
    const root = await shown(listClient(batches, { watchBatches: (call) => feed.follow(call) }))
    const button = root.querySelector<HTMLButtonElement>(`[data-batch="${flu.id}"]`)
    button?.focus()
    const changed: Batch = { ...flu, status: 'saving', version: flu.version + 1 }
    feed.push({ batches: [changed, ...batches.slice(1)], version: 2 })
    await waitUntil(() => root.querySelector('tbody .tag')?.textContent === 'Saving')
    expect(root.activeElement).to.equal(button)
    expect(root.querySelector('[role="status"]')?.textContent).to.contain(`${flu.name}: Saving`)
  })

  it('drops a snapshot that is older than what is shown', async () => {
    const feed = new LiveFeed<{ batches: Batch[]; version: number }>()
    const root = await shown(
      listClient(batches, {
        batches: async () => ({ batches: [...batches], version: 5 }),
        watchBatches: (call) => feed.follow(call),
      }),
    )
    feed.push({ batches: [stopped], version: 4 })
    feed.push({ batches: [flu], version: 6 })
    await waitUntil(() => names(root).length < batches.length)
    expect(names(root)).to.deep.equal([flu.name])
  })

  it('does nothing that a strict style policy refuses', async () => {
    const violations = await violationsDuring(async () => {
      await shown()
    })
    expect(violations).to.deep.equal([])
  })
})
