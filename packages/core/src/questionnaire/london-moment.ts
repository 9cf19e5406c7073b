const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The moment that clocks in London show as this date and time, as FHIR dateTime with its offset. */
export function fromLondonTime(date: string, time: string): string {
  const inWinter = `${date}T${time}:00+00:00`
  const inSummer = `${date}T${time}:00+01:00`
  return toLondonTime(inSummer) === `${date} ${time}` ? inSummer : inWinter
}

/** `2026-11-26 09:00`: a moment as clocks in London show it. */
export function toLondonTime(moment: string): string {
  const parts = Object.fromEntries(
    london.formatToParts(new Date(moment)).map(({ type, value }) => [type, value]),
  )
  return `${parts.year ?? ''}-${parts.month ?? ''}-${parts.day ?? ''} ${parts.hour ?? ''}:${parts.minute ?? ''}`
}
