import { html, nothing, type TemplateResult } from 'lit'
import type { TimeChoice, TypedTime } from './typed-time.ts'

/** One way of choosing the time, with its fields below it while it is the chosen one. */
export function choiceOption(
  choice: TimeChoice,
  typed: TypedTime,
  label: string,
  hint: string,
  choose: () => void,
  more?: () => TemplateResult,
): TemplateResult {
  const isChosen = typed.choice === choice
  return html`<div class="check">
    <input
      type="radio"
      name="when"
      id="when-${choice}"
      .checked=${isChosen}
      aria-describedby="when-${choice}-hint"
      @change=${choose}
    />
    <label for="when-${choice}">${label}</label>
    <p class="hint" id="when-${choice}-hint">${hint}</p>
    ${isChosen && more !== undefined ? html`<div class="more">${more()}</div>` : nothing}
  </div>`
}
