import { fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/** Everything that the provider knows to have happened, one JSON line each, in order. */
export type TruthLine =
  | {
      /** The provider read a call. `payload` is a hash of everything in it. */
      readonly what: 'call'
      readonly call: number
      readonly by: string
      readonly reference: string
      readonly keys: readonly string[]
      readonly payload: string
      /** Milliseconds since 1970. */
      readonly at: number
    }
  /** It took a message: from now on this is on its way to a phone, a mailbox or an App. */
  | ({ readonly what: 'copy' } & Copy)
  /** It wrote a whole answer. Whether that arrived, nobody knows. */
  | { readonly what: 'answer'; readonly call: number; readonly outcomes: readonly string[] }

export interface Copy {
  readonly key: string
  readonly sender: string
  readonly to: string
  readonly nhsNumber: string
  /** Milliseconds since 1970, on the provider's clock. */
  readonly at: number
}

/** Append-only. What was written is on the disk when `sync` returns: no answer leaves before. */
export function truthLog(file: string) {
  const descriptor = openSync(file, 'a')
  return {
    write(line: TruthLine): void {
      writeSync(descriptor, `${JSON.stringify(line)}\n`)
    },
    sync(): void {
      fsyncSync(descriptor)
    },
  }
}

/** A last line that was cut off by the end of the process never led to an answer, and is left out. */
export function readTruth(file: string): readonly TruthLine[] {
  const text = readFileSync(file, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  return whole
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as TruthLine)
}
