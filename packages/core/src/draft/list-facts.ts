import type { PatientFacts } from '../contactability/patient-facts.ts'

/** What look-ups answered, by line, and for which lines that is news. */
export class ListFacts {
  readonly #facts = new Map<number, PatientFacts>()
  readonly #news = new Set<number>()
  #snapshot: ReadonlyMap<number, PatientFacts> | undefined

  /** As they are now; what comes later does not change it. */
  get snapshot(): ReadonlyMap<number, PatientFacts> {
    this.#snapshot ??= new Map(this.#facts)
    return this.#snapshot
  }

  /** Lines of which other facts are known than when this was asked last. */
  takeNews(): readonly number[] {
    const news = [...this.#news]
    this.#news.clear()
    return news
  }

  add(answers: ReadonlyMap<number, PatientFacts>): void {
    for (const [line, facts] of answers) {
      if (isSame(this.#facts.get(line), facts)) continue
      this.#facts.set(line, facts)
      this.#changed(line)
    }
  }

  /** They were about another NHS number or mobile. */
  forget(lines: Iterable<number>): void {
    for (const line of lines) if (this.#facts.delete(line)) this.#changed(line)
  }

  #changed(line: number): void {
    this.#snapshot = undefined
    this.#news.add(line)
  }
}

function isSame(known: PatientFacts | undefined, facts: PatientFacts): boolean {
  return known !== undefined && JSON.stringify(known) === JSON.stringify(facts)
}
