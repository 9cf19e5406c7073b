import { openAsBlob } from 'node:fs'
import { check } from './settings.ts'

/*
 * A process of its own: reads and reviews a list that comes from a file as a stream and is nowhere whole. Prints how long
 * that took and the most memory that the process ever held (ru_maxrss: Node itself, code and garbage included).
 */
const [, , file = '', most] = process.argv
const blob = await openAsBlob(file)
const started = performance.now()
const { list, review } = await check(blob, Number(most))
const ms = performance.now() - started
const found = {
  rows: list.rows.length,
  contactable: review.contactable,
  rowsPerSecond: Math.round((list.rows.length / ms) * 1_000),
  peakMiB: process.resourceUsage().maxRSS / 1_024,
}
process.stdout.write(JSON.stringify(found))
