/** One mistake that an engine could have, as changes to its sources; and the proof that must find it. */
export interface PlantedFault {
  readonly name: string
  /** What the engine does then. */
  readonly says: string
  readonly edits: readonly Edit[]
  /** `pnpm chaos` with these must fail. */
  readonly caughtBy: readonly string[]
}

export interface Edit {
  /** Below the repository. */
  readonly file: string
  /** Stands there once. */
  readonly find: string
  readonly replace: string
}

/** Applies an edit to a source. Throws where the source has changed, so that no fault is planted into thin air. */
export function planted(source: string, { file, find, replace }: Edit): string {
  const parts = source.split(find)
  if (parts.length !== 2)
    throw new Error(`${file}: ${parts.length - 1} places for a planted fault instead of one`)
  return parts.join(replace)
}
