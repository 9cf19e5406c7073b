/**
 * What is kept of a list to know it again: how many patients, and of their NHS numbers a sketch, hashed under a secret
 * of the host. Without the secret nobody can tell from it who was on the list. With the secret one can test whether
 * a person was, so it is kept as carefully as the batches themselves.
 */
export interface ListFingerprint {
  /** Different patients. */
  readonly patients: number
  /** The lowest hashes of the patients, 8 characters each, in order; all of them up to 1,024 patients. */
  readonly sketch: string
}

export interface FingerprintComparison {
  readonly kind: 'same' | 'nearly-same' | 'different'
  /** Patients of both lists: exact up to 1,024 each, beyond that an estimate (mostly within 2 % of the list). */
  readonly inBoth: number
}

/** 48 bits: two of 100,000 patients share one in about every 56,000th list, which changes a count by one. */
const hashLength = 8
const sketchSize = 1_024
/** From this share of the longer list on two lists are nearly the same. */
const nearly = 0.8

/**
 * A fingerprint of the patients of a list (bottom-k sketch: Cohen and Kaplan, 2007). Lines, order, repeats and details
 * do not change it. `hash` is a keyed hash such as HMAC-SHA-256 as base64url or hex: the same text for the same
 * number, evenly spread, at least 8 characters long; the key is a secret of the organisation and never leaves the host.
 */
export function fingerprintPatientList(
  rows: Iterable<{ readonly nhsNumber?: string | undefined }>,
  hash: (nhsNumber: string) => string,
): ListFingerprint {
  const hashes = new Set<string>()
  for (const { nhsNumber } of rows) {
    if (nhsNumber !== undefined) hashes.add(hash(nhsNumber).slice(0, hashLength))
  }
  const lowest = [...hashes].sort(byCodeUnit).slice(0, sketchSize)
  return { patients: hashes.size, sketch: lowest.join('') }
}

/** How many patients two lists have in common, of fingerprints that were made under the same key. */
export function compareFingerprints(one: ListFingerprint, other: ListFingerprint): FingerprintComparison {
  const [mine, theirs] = [hashesOf(one), hashesOf(other)]
  const union = [...new Set([...mine, ...theirs])].sort(byCodeUnit).slice(0, sketchSize)
  const [inMine, inTheirs] = [new Set(mine), new Set(theirs)]
  const shared = union.filter((hash) => inMine.has(hash) && inTheirs.has(hash)).length
  // The lowest hashes of the union are a fair sample of it, so this is the share of all patients that are in both.
  const jaccard = union.length === 0 ? 0 : shared / union.length
  const inBoth = Math.round((jaccard * (one.patients + other.patients)) / (1 + jaccard))
  return { kind: kindOf(one, other, inBoth), inBoth }
}

function kindOf(one: ListFingerprint, other: ListFingerprint, inBoth: number): FingerprintComparison['kind'] {
  if (one.patients === 0 || other.patients === 0) return 'different'
  if (one.patients === other.patients && one.sketch === other.sketch) return 'same'
  return inBoth >= nearly * Math.max(one.patients, other.patients) ? 'nearly-same' : 'different'
}

function hashesOf({ sketch }: ListFingerprint): readonly string[] {
  return sketch.match(/.{8}/gs) ?? []
}

const byCodeUnit = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
