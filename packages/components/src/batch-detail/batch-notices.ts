import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Batch } from '@carebatch/core/wire'
import { leftToSend } from '../batch/batch-acts.ts'
import { notice } from '../element/notice.ts'
import { formatCount, formatMoment, formatTime } from '../locales/format.ts'

/** Sending rests: since when, why, what that means for patients, and when it is tried again. */
export function restingNotice(batch: Batch, now: number): TemplateResult | typeof nothing {
  const { resting } = batch
  if (resting === undefined) return nothing
  const since = formatMoment(resting.since, now)
  const waiting = formatCount(leftToSend(batch))
  return notice(
    'warning',
    html`<p>
      <strong>${restingTitle(resting.why, since)}</strong>
      ${msg(str`${waiting} patients wait. Nobody is lost, and nobody is messaged on old facts.`)}
      ${
        resting.nextTryAt === undefined
          ? nothing
          : msg(str`We try again by ourselves at ${formatTime(resting.nextTryAt)}.`)
      }
    </p>`,
    'clock',
  )
}

function restingTitle(why: NonNullable<Batch['resting']>['why'], since: string): string {
  if (why === 'held') return msg(str`Sending has been held since ${since}.`)
  return why === 'provider-down'
    ? msg(str`Sending rests: the provider has not answered since ${since}.`)
    : msg(str`Sending rests: the patient look-up has not answered since ${since}.`)
}

/** The grace after Send, and a scheduled batch: nothing has left yet. */
export function waitingNotice(batch: Batch, now: number): TemplateResult | typeof nothing {
  const { undoUntil, firstDueAt, status, stopped } = batch
  if (stopped !== undefined) return nothing
  const start = undoUntil !== undefined && Date.parse(undoUntil) > now ? undoUntil : undefined
  if (start === undefined && status !== 'scheduled') return nothing
  const at = formatMoment(start ?? firstDueAt ?? batch.createdAt, now)
  return notice(
    'notice',
    html`<p><strong>${msg('Nothing has left yet.')}</strong> ${msg(str`Sending starts: ${at}.`)}</p>`,
    'clock',
  )
}
