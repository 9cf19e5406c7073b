import { html, type TemplateResult } from 'lit'
import type { Bucket } from '@carebatch/core'
import { share } from './share.ts'

export interface BarSegment {
  readonly bucket: Bucket
  readonly count: number
}

/**
 * Figures as lengths. Hidden from assistive technology, because the same figures always stand beside it as text.
 * Shares are set through the CSSOM, which a strict `style-src` allows.
 */
export function ledgerBar(
  segments: readonly BarSegment[],
  size: 'thin' | 'normal' | 'thick' = 'normal',
): TemplateResult {
  return html`<div class="bar ${size}" aria-hidden="true">
    ${segments
      .filter(({ count }) => count > 0)
      .map(({ bucket, count }) => html`<i data-bucket=${bucket} ${share(count)}></i>`)}
  </div>`
}

/** The bucket's colour and shape beside its word: solid, striped, outlined, hatched, diamond or circle. */
export function bucketSwatch(bucket: Bucket): TemplateResult {
  return html`<span class="swatch" data-bucket=${bucket} aria-hidden="true"></span>`
}
