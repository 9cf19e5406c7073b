import type { PageVisit } from './page.ts'
import { errorSentence } from './error-sentence.ts'

/**
 * Reads at once and again after each change of the organisation's batches, until the page is left. The stream of
 * batches is the signal; what is read may be anything that changes along with them.
 */
export async function readOnEachChange(
  { client, signal }: Pick<PageVisit, 'client' | 'signal'>,
  read: () => Promise<void>,
  fail: (sentence: string) => void,
): Promise<void> {
  try {
    await read()
    for await (const _ of client.watchBatches({ signal })) await read()
  } catch (error) {
    if (!signal.aborted) fail(errorSentence(error))
  }
}
