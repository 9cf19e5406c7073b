import type { OrganisationSettings, Template } from '@carebatch/core/wire'

export interface TemplateContent {
  readonly name: string
  readonly subject: string
  readonly body: string
}

/** What belongs to an organisation as a whole. */
export interface OrganisationTable {
  settings(organisation: string): Promise<OrganisationSettings | undefined>
  saveSettings(organisation: string, settings: OrganisationSettings, at: number): Promise<void>
  templates(organisation: string): Promise<readonly Template[]>
  /** Adds it, or replaces its content and raises its version. Undefined: it belongs to somebody else. */
  saveTemplate(
    organisation: string,
    id: string,
    content: TemplateContent,
    at: number,
  ): Promise<Template | undefined>
  /** False: there is none. */
  deleteTemplate(organisation: string, id: string): Promise<boolean>
  /** Secret of this organisation, made at the first call, under which numbers are remembered without being kept. */
  memoryKey(organisation: string): Promise<string>
  /** Remembers that a text to a number did not arrive; undefined forgets it, because one did. */
  rememberUndelivered(organisation: string, hash: string, at: number | undefined): Promise<void>
  /** Forgets what was remembered before this instant. */
  forgetUndelivered(organisation: string, before: number): Promise<void>
  undeliveredSince(
    organisation: string,
    hashes: readonly string[],
    since: number,
  ): Promise<ReadonlyMap<string, number>>
  /**
   * Takes up to `wanted` from the bucket under `key`, which fills by `perSecond` of the store's own time and holds
   * `most`. Takes what is there; `waitMs` says when there is more.
   */
  takeTokens(take: {
    key: string
    wanted: number
    perSecond: number
    most: number
  }): Promise<{ taken: number; waitMs: number }>
}
