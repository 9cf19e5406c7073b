import type { Channel } from '../primitives/channel.ts'
import type { LinkKind } from '../primitives/link-kind.ts'

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
  /** What stands behind a link of each patient's own, which opens with the date of birth. Undefined: there is none. */
  readonly link: LinkKind | undefined
}

/** Keeps the code as a literal type, and checks a definition where it is written. */
export function defineBatchType<const Type extends BatchType>(type: Type): Type {
  return type
}
