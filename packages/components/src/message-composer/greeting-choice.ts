import { html, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import type { MessageContent } from '@carebatch/core'

/** Guide, step 4: "Dear Joe" first. A message that greets by itself gets no second greeting. */
export function greetingChoice({ greeting, body }: MessageContent, toggle: () => void): TemplateResult {
  const greetsAlready = /^\s*(?:Dear|Annwyl)\b/i.test(body)
  return html`<div class="check">
    <input
      type="checkbox"
      id="greeting"
      .checked=${greeting}
      aria-describedby="greeting-hint"
      @change=${toggle}
    />
    <label for="greeting">${msg('Start with “Dear” and the first name')}</label>
    <p class="hint" id="greeting-hint">
      ${
        greetsAlready
          ? msg('Your message already begins with a greeting, so no second one is added.')
          : msg('Where we know the patient’s name. The others get the message without it.')
      }
    </p>
  </div>`
}
