export type { KeepsHours, Schedule } from './schedule.ts'
export {
  planSchedule,
  type ScheduleInput,
  type SchedulePlan,
  type ScheduleProblem,
  type Wave,
} from './plan-schedule.ts'
export { patientsPerDay, type DayOfSchedule } from './patients-per-day.ts'
export { isScheduleInPast } from './is-schedule-in-past.ts'
export { londonTime, type LondonTime } from './london-time.ts'
export { toLondon, type LondonParts } from './to-london.ts'
export { checkSendWindow, type SendWindowCheck } from './check-send-window.ts'
export { nextWindow } from './next-window.ts'
export type { SendHours, SendWindow } from './send-window.ts'
export type { WhyOutside } from './why-outside.ts'
export { bankHolidays, type BankHolidays } from './bank-holidays.ts'
export { bankHolidaysSource, bankHolidayYears } from './bank-holiday-dates.ts'
export { nations, type Nation } from './nation.ts'
