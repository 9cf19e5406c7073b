import type { DedupeKind, ProviderPlan } from '../provider/behaviour.ts'
import { minute } from './surgery.ts'

/**
 * Time of the workers that are separate processes: their clock runs 60 times as fast as real time, so that the waits
 * before repeats and look-ups (up to 15 minutes) take seconds; faster, a worker that is killed would be an outage of a
 * quarter of an hour, after which the engine holds and asks. Calls and leases are in real time, and shorter than in the
 * product (30 s and 60 s).
 */
export const scaled = { speed: 60, callTimeoutMs: 1_000, leaseMs: 2_000 } as const

/** A provider with a bad day: one call in seven meets something. Late calls are read up to 10 scaled minutes after. */
export function roughLine(dedupe: DedupeKind): ProviderPlan {
  return {
    dedupe,
    faults: {
      'accept-then-time-out': 0.01,
      'accept-then-reset': 0.03,
      'accept-then-5xx': 0.02,
      'accept-then-half-a-body': 0.02,
      'reset-before': 0.02,
      late: 0.01,
      'try-later': 0.02,
      'refuse-some': 0.02,
    },
    answerMs: [20, 120],
    lateMs: scaled.callTimeoutMs + (10 * minute) / scaled.speed,
  }
}
