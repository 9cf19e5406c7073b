/** Does what the parent process tells, by name, and answers when it is done. `end` lets the process end. */
export function obey(orders: Readonly<Record<string, (given: never) => Promise<unknown>>>): void {
  process.once('disconnect', () => process.exit())
  process.on('message', (message) => {
    const [order, given] = message as [string, never]
    void (async () => {
      try {
        process.send?.([order, await orders[order]?.(given)])
        if (order === 'end') process.disconnect()
      } catch (failure) {
        process.stderr.write(
          `${order}: ${failure instanceof Error ? String(failure.stack) : String(failure)}\n`,
        )
        process.exit(1)
      }
    })()
  })
}
