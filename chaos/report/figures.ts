/** What the figures of a line are called where people read them. One that is not here stands under its own name. */
const names: Readonly<Record<string, string>> = {
  crashes: 'crashes',
  steps: 'different points at which a process died',
  runsInFlight: 'batches with a kill in mid-call',
  goingAgainMs: 'longest from a kill to the next call of anybody, milliseconds',
  takenOverMs: 'longest from a kill to the repeat of a call that it cut off, milliseconds',
  answered:
    'times that staff were asked, since what was due had waited for a quarter of an hour of that clock, and said yes',
  restarts: 'restarts of the database, every other one a crash of it',
  pauses: 'workers stopped past their lease and woken',
  workers: 'worker processes',
  speed: 'times as fast as real time that their clock ran',
  callTimeoutMs: 'time-out of a call, milliseconds',
  leaseMs: 'lease, milliseconds',
  receipts: 'different receipts',
  deliveries: 'deliveries of them, shuffled',
  beforeOurCommit: 'deliveries before our own commit of the call',
  wentBack: 'states that went back',
  texts: 'texts sent',
  textFirst: 'texts submitted before the read receipt was kept',
  withdrawn: 'texts that a read receipt, kept first, withdrew',
  readings: 'quarters of an hour around clock changes, each fired once',
  years: 'years',
  clockSteps: 'times that the host clock was stepped, by an hour and a day, both ways',
  sends: 'times that Send was pressed',
  batches: 'batches made',
  servers: 'servers that were asked',
  sentAfterBackup: 'messages sent after the backup was made',
  foundByLookUp: 'of them found again by look-up, where the provider answers look-ups',
  sentAgainByPeople: 'sent again by people after the release',
  planted: 'mistakes planted',
  caught: 'caught',
  names: 'which',
  seed: 'seed',
}

/** `crashes: 1,200`, in the words of a person. */
export function figure(name: string, value: unknown): string {
  const text = Array.isArray(value) ? value.join(', ') : grouped(value)
  return `${names[name] ?? name}: ${text}`
}

/** 1000000 as 1,000,000. */
export const grouped = (value: unknown): string =>
  typeof value === 'number' ? value.toLocaleString('en-GB') : String(value)
