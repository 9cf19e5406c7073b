const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
  hourCycle: 'h23',
})
const hour = 3_600_000

/** 00:00, 00:15 … 23:45. */
export const quarters: readonly string[] = Array.from({ length: 96 }, (_, index) => {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(index / 4))}:${two((index % 4) * 15)}`
})

/** The last Sundays of March and October, on which clocks change in the United Kingdom. */
export function sundaysOfChange(from: number, years: number): readonly string[] {
  return Array.from({ length: years }, (_, year) => [
    lastSunday(from + year, 3),
    lastSunday(from + year, 10),
  ]).flat()
}

function lastSunday(year: number, month: number): string {
  const day = new Date(Date.UTC(year, month, 0))
  day.setUTCDate(day.getUTCDate() - day.getUTCDay())
  return day.toISOString().slice(0, 10)
}

/**
 * When clocks in London show this, from the time zone data of the machine and not from the library under test. Twice in
 * the hour that comes again; and in the hour that is left out, as if the clocks had not been changed yet.
 */
export function instantsOf(date: string, time: string): readonly number[] {
  const asIfUtc = Date.parse(`${date}T${time}:00Z`)
  const wanted = `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}, ${time}`
  // Summer time is an hour ahead.
  const found = [asIfUtc - hour, asIfUtc].filter((instant) => wall.format(instant) === wanted)
  return found.length > 0 ? found : [asIfUtc]
}
