import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CareBatchError } from '@carebatch/core'
import { sqlite } from '../../stores/sqlite.ts'
import { message } from '../../testing/batch-store/fixtures.ts'
import { ledgerBook } from './ledger-book.ts'

const inOneTransaction = async (work: (book: ReturnType<typeof ledgerBook>) => void) => {
  const store = sqlite({ file: ':memory:' })
  await store.open()
  try {
    await store.transaction('test', async (tables) =>
      work(ledgerBook({ now: () => 0 }, tables, [message(1)], [])),
    )
  } finally {
    await store.close()
  }
}

test('a move that the table of transitions does not know is refused before anything is written', async () => {
  const impossible = inOneTransaction((book) =>
    book.move('batch-1-1', (ledger) => ({
      ...ledger,
      sendDue: false,
      deadlineDue: false,
      ending: 'excluded',
    })),
  )
  await assert.rejects(
    impossible,
    (error) =>
      error instanceof CareBatchError &&
      error.code === 'transition-not-allowed' &&
      error.details['from'] === 'waiting' &&
      error.details['to'] === 'excluded',
  )
})

test('a move that changes nothing, or of a message that is not in the book, is no move', async () => {
  await inOneTransaction((book) => {
    assert.equal(
      book.move('batch-1-1', (ledger) => ledger),
      false,
    )
    assert.equal(
      book.move('batch-1-2', (ledger) => ({ ...ledger, sendDue: false })),
      false,
    )
  })
})
