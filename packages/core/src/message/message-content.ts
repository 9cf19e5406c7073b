/** What staff write. `((first name))`-style placeholders are filled for each patient. */
export interface MessageContent {
  /** For email and the NHS App; texts have none. Up to 200 characters. */
  readonly subject: string
  readonly body: string
  /** Start with "Dear Joe," where the list names the patient (guide, step 4). */
  readonly greeting: boolean
}

/** What one patient gets on one channel. */
export interface RenderedMessage {
  readonly subject?: string
  readonly body: string
}
