import type { Channel } from '../primitives/channel.ts'

/** A kind of batch that staff can choose (guide, step 3, and the table of paths). */
export interface BatchType {
  /** Kebab-case; stored with every batch. */
  readonly code: string
  readonly title: string
  /** Ways that this type may take at all. With `sms` alone it is a text whatever the list holds. */
  readonly channels: readonly Channel[]
  /**
   * Hours that an NHS App message of this type may stay unread before the text follows, where the type decides it
   * (guide: 3 for home blood-pressure monitoring). Undefined: the organisation's setting.
   */
  readonly fallbackAfterHours: number | undefined
  /** Each patient gets a link of their own that opens with the date of birth. */
  readonly needsLink: boolean
}

/** Keeps the code as a literal type, and checks a definition where it is written. */
export function defineBatchType<const Type extends BatchType>(type: Type): Type {
  return type
}
