/** "9", "9am", "9:00am", "9.30 PM", "09:00", "2130" as HH:MM, or undefined. */
export function readTimeOfDay(text: string): string | undefined {
  const match = /^\s*(\d{1,2})(?:[:.]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?\s*$/i.exec(text)
  if (match === null) return undefined
  const [, hourText = '', minuteText = '00', half] = match
  const hours = half === undefined ? Number(hourText) : onClock(Number(hourText), half.toLowerCase() === 'p')
  if (hours === undefined || hours > 23 || Number(minuteText) > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${minuteText}`
}

/** 12am is midnight, 12pm noon; there is no 0pm and no 13am. */
function onClock(hour: number, isAfternoon: boolean): number | undefined {
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (isAfternoon ? 12 : 0)
}
