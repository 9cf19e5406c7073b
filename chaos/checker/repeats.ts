import type { TruthLine } from '../provider/truth-log.ts'
import type { Finding } from './judge.ts'

type Call = Extract<TruthLine, { what: 'call' }>

/** Answers after which a message may be handed over anew: nothing of it was taken. */
const sendsAgain = ['try-later', 'refused']

/**
 * How calls come again, as the provider saw it. A reference stands for the same bytes for ever. A message joins another
 * call only after an answer that says it was not taken; and where no repeat is recognised it is handed over once.
 */
export function badRepeats(truth: readonly TruthLine[], neverRepeat: boolean): readonly Finding[] {
  const calls = truth.filter((it) => it.what === 'call')
  const answers = new Map<number, readonly string[]>()
  for (const it of truth) if (it.what === 'answer') answers.set(it.call, it.outcomes)
  return [...changedCalls(calls), ...movedMessages(calls, answers, neverRepeat)]
}

function changedCalls(calls: readonly Call[]): readonly Finding[] {
  const first = new Map<string, string>()
  return calls.flatMap(({ reference, payload }) => {
    const before = first.get(reference)
    if (before === undefined) first.set(reference, payload)
    return before === undefined || before === payload
      ? []
      : [{ why: 'repeated under the same reference, and not the same', about: reference }]
  })
}

function movedMessages(
  calls: readonly Call[],
  answers: ReadonlyMap<number, readonly string[]>,
  neverRepeat: boolean,
): readonly Finding[] {
  const last = new Map<string, { reference: string; mayHaveLeft: boolean }>()
  return calls.flatMap(({ call, reference, keys }) =>
    keys.flatMap((key, at) => {
      const before = last.get(key)
      const answer = answers.get(call)?.[at]
      const isDark = answer === undefined || !sendsAgain.includes(answer)
      // A "no" to a repeat says nothing about an earlier call that has no answer.
      const wasDark = before?.reference === reference && before.mayHaveLeft
      last.set(key, { reference, mayHaveLeft: isDark || wasDark })
      if (before?.mayHaveLeft !== true) return []
      if (before.reference !== reference)
        return [{ why: 'in another call while it may have left', about: key }]
      return neverRepeat ? [{ why: 'repeated where no repeat is recognised', about: key }] : []
    }),
  )
}
