import { child } from './child.ts'

/**
 * What pg-boss does for as many jobs with two processes: put in, fetched 500 at a time, completed. `pgBossJobsPerSecond`
 * completes the 500 of a fetch in one statement; `pgBossOneByOnePerSecond` each job in one of its own.
 */
export async function jobsPerSecond(place: string, jobs: number) {
  const two = [child('boss-worker.ts', place), child('boss-worker.ts', place)] as const
  for (const one of two) await one.tell('open')
  const rate = async (way: string, count: number) => {
    const started = performance.now()
    await two[0].tell('insert', count)
    const done = await Promise.all(two.map((one) => one.tell(way)))
    if (done.reduce<number>((sum, part) => sum + Number(part), 0) !== count)
      throw new Error('jobs are missing')
    return Math.round((1_000 * count) / (performance.now() - started))
  }
  const atOnce = await rate('work', jobs)
  const oneByOne = await rate('workOneByOne', Math.min(jobs, 20_000))
  for (const one of two) await one.tell('end')
  return { pgBossJobsPerSecond: atOnce, pgBossOneByOnePerSecond: oneByOne }
}
