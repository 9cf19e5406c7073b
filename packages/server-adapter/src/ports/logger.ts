/** Structural: pino, console and most others fit. Nothing about a patient is ever passed to it. */
export interface Logger {
  info(fields: Readonly<Record<string, unknown>>, text: string): void
  warn(fields: Readonly<Record<string, unknown>>, text: string): void
  error(fields: Readonly<Record<string, unknown>>, text: string): void
}
