import { timingSafeEqual } from 'node:crypto'
import { CareBatchError } from '@carebatch/core'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { minute } from '../periods.ts'

/** How long a device that gave the right date of birth is remembered, for this one link. */
export const passMs = 30 * minute

/** `<until>.<proof>`, for the one link that it was issued for. It reveals nothing and is kept nowhere. */
export function issuePass(context: EngineContext): Engine['issuePass'] {
  return ({ hash }) => {
    if (context.links === undefined) throw new CareBatchError('state-forbids')
    const until = context.now() + passMs
    return `${until}.${context.links.passUntil(hash, until)}`
  }
}

export function isPassValid(context: EngineContext): Engine['isPassValid'] {
  return ({ hash }, pass) => {
    const [time = '', proof = ''] = pass.split('.')
    if (context.links === undefined || !/^\d{1,15}$/.test(time)) return false
    const until = Number(time)
    if (until <= context.now() || until > context.now() + passMs) return false
    return isSame(proof, context.links.passUntil(hash, until))
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
