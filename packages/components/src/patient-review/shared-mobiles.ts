import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { PatientListReview } from '@carebatch/core'
import { notice } from '../element/notice.ts'
import { formatCount } from '../locales/format.ts'

export interface SharedMobiles {
  readonly mobiles: number
  readonly patients: number
}

/** Of those who can be contacted: how many share, and how many mobiles that is. */
export function sharedMobileCounts({ patients }: PatientListReview): SharedMobiles {
  const { reason, sharedMobile } = patients.columns
  const mobiles = new Set<number>()
  let sharing = 0
  for (let index = 0; index < patients.length; index += 1) {
    const mobile = sharedMobile(index)
    if (reason[index] !== 0 || mobile === 0) continue
    sharing += 1
    mobiles.add(mobile)
  }
  return { patients: sharing, mobiles: mobiles.size }
}

/** One mobile for several patients: somebody else may read the message. `show` filters the table to them. */
export function sharedMobilesNotice(
  { mobiles, patients }: SharedMobiles,
  show: () => void,
): TemplateResult | undefined {
  if (patients === 0) return undefined
  const words =
    mobiles === 1
      ? msg(str`1 mobile is shared by ${formatCount(patients)} patients.`)
      : msg(str`${formatCount(mobiles)} mobiles are shared by ${formatCount(patients)} patients.`)
  return notice(
    'warning',
    html`<p class="small-text">
      <strong>${words}</strong> ${msg('Somebody else may read the message.')}
      <button type="button" class="link small-text" @click=${show}>
        ${msg(str`Show the ${formatCount(patients)} patients`)}
      </button>
    </p>`,
  )
}
