import { button, element, panel } from '../element.ts'
import { errorSentence } from '../error-sentence.ts'
import type { PageVisit } from '../page.ts'
import { dayAndMoment } from '../words.ts'

const moves = [1, 3, 24, 72] as const
const label = (hours: number) => `Move ${hours} ${hours === 1 ? 'hour' : 'hours'}`

/** The server's clock, which goes on in real time and can be moved forward. `moved` is called after each step. */
export function clockPanel(
  { client, signal, clockMoved }: PageVisit,
  moved: () => Promise<void>,
): HTMLElement {
  const now = element('p', { class: 'fw-now' })
  const progress = element('progress', {
    max: '1',
    value: '0',
    'aria-label': 'Moving the clock',
    hidden: true,
  })
  const said = element('p', { role: 'status' })
  const buttons = moves.map((hours) => button(label(hours), () => void move(hours)))
  const show = tick(now, signal)

  async function move(hours: number): Promise<void> {
    const steps = Math.min(hours, 24)
    for (const one of buttons) one.disabled = true
    progress.hidden = false
    try {
      for (let step = 1; step <= steps && !signal.aborted; step++) {
        said.textContent = `Moving ${hours} ${hours === 1 ? 'hour' : 'hours'}: what falls due on the way happens now.`
        show((await client.sandbox.advanceClock(hours / steps)).now)
        clockMoved()
        progress.value = step / steps
        await moved()
      }
      said.textContent = `Moved ${hours} ${hours === 1 ? 'hour' : 'hours'}.`
    } catch (error) {
      said.textContent = errorSentence(error)
    }
    progress.hidden = true
    for (const one of buttons) one.disabled = false
  }

  client.sandbox.clock({ signal }).then(
    (answer) => show(answer.now),
    (error: unknown) => (said.textContent = signal.aborted ? '' : errorSentence(error)),
  )
  return panel(
    'clock',
    'Clock of the test server',
    element('div', { class: 'fw-row' }, now, ...buttons, progress),
    element('p', { class: 'fw-quiet' }, 'Moving the clock sends what falls due. It never goes back.'),
    said,
  )
}

/** Shows a moment and lets it go on by itself; calling it again corrects it. */
function tick(where: HTMLElement, signal: AbortSignal): (instant: string) => void {
  let ahead: number | undefined
  const write = () => {
    if (ahead !== undefined) where.textContent = dayAndMoment(new Date(Date.now() + ahead).toISOString())
  }
  const timer = setInterval(write, 1000)
  signal.addEventListener('abort', () => clearInterval(timer))
  return (instant) => {
    ahead = Date.parse(instant) - Date.now()
    write()
  }
}
