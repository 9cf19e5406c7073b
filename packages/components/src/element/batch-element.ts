import { html, LitElement, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { msg, str, updateWhenLocaleChanges } from '@lit/localize'
import type { BatchClient, BatchClientOptions } from '@carebatch/core/client'
import type { CareBatchError } from '@carebatch/core'
import type { Session } from '@carebatch/core/wire'
import { ClientController, type ClientHost, type Connection } from '../controllers/client-controller.ts'
import { FocusController } from '../controllers/focus-controller.ts'
import { LiveRegionController } from '../controllers/live-region-controller.ts'
import { RetryController } from '../controllers/retry-controller.ts'
import { OpenSimulatorEvent } from '../events/open-simulator-event.ts'
import { theme } from '../theme/theme.ts'
import { heading } from './heading.ts'
import { notice } from './notice.ts'
import { problemNotice } from './problem-notice.ts'

/**
 * What every element has in common: how a host connects it (`client`, or `api-base` and `getToken`), the heading level
 * it starts at, its density, the test-mode banner, and what is shown while there is no server, no access or no answer.
 * Subclasses write `renderReady`. An element that is used inside another one inherits its look and shows no second banner.
 *
 * @fires {OpenSimulatorEvent} open-simulator - Test mode only. Staff want to see what patients get.
 * @slot simulator - Test mode only. Takes the place of the button that fires `open-simulator`.
 * @csspart base - The root.
 * @csspart loading - Shown while the server is asked.
 * @csspart no-access - Shown where the organisation has no batch messaging.
 * @csspart notice - Something to know; also `notice-success`, `notice-warning`, `notice-error` and `notice-decide`.
 * @csspart button - Every button.
 * @cssprop --cb-font - The typeface.
 * @cssprop --cb-text-m - The size of running text; `-xs` to `-3xl` are beside it.
 * @cssprop --cb-space-3 - The usual distance; `-1` to `-9` are beside it.
 * @cssprop --cb-radius - Corners of cards, buttons and notices.
 * @cssprop --cb-control-height - Height of buttons and fields.
 * @cssprop --cb-page - The ground that cards lie on.
 * @cssprop --cb-surface - The ground of cards, tables and fields.
 * @cssprop --cb-text - Running text; `--cb-text-2` is the quieter one.
 * @cssprop --cb-line - Lines between rows.
 * @cssprop --cb-link - Links.
 * @cssprop --cb-brand - The colour of the product around it: what is chosen, and what is under way.
 * @cssprop --cb-button - The button that leads on, with `--cb-button-text`, `-hover` and `-shadow`.
 * @cssprop --cb-success - What went well; also `--cb-warning`, `--cb-error` and `--cb-decide`, each with a `-tint`.
 * @cssprop --cb-focus - What has focus.
 */
export abstract class BatchElement extends LitElement implements ClientHost {
  static override styles: CSSResultGroup = theme

  /** The server; set by script. Takes the place of `api-base` and `getToken`. */
  @property({ attribute: false }) client: BatchClient | undefined

  /** Where `/v1` begins. Needs `getToken` too. */
  @property({ attribute: 'api-base' }) apiBase: string | undefined

  /** Fetches a token for the person who is signed in; set by script. */
  @property({ attribute: false }) getToken: BatchClientOptions['getToken'] | undefined

  /** The host owns `h1`; the element's first heading has this level. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2

  @property({ reflect: true }) density: 'compact' | 'normal' | 'comfortable' = 'normal'

  protected readonly live = new LiveRegionController(this)
  protected readonly focusing = new FocusController(this)
  protected readonly connection = new ClientController(this, (ready) => this.connected(ready))
  private readonly retry = new RetryController(this, () => this.connection.retry())
  private readonly internals = this.attachInternals()

  constructor() {
    super()
    updateWhenLocaleChanges(this)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.isEmbedded) this.internals.states.add('embedded')
    else this.internals.states.delete('embedded')
  }

  /** Everything of the element while it is connected to a server. */
  protected abstract renderReady(connection: Connection): unknown

  /** What is shown without a server. Elements that are given their content by property override it. */
  protected renderUnconnected(): unknown {
    return nothing
  }

  /** Called each time a server has answered and the organisation has access. */
  protected connected(_ready: Connection): void {}

  /** What the first wait is for: "Loading batches". */
  protected get loadingWords(): string {
    return msg('Loading')
  }

  /** Whether this element stands in the shadow root of another one of ours. */
  protected get isEmbedded(): boolean {
    const root = this.getRootNode()
    return root instanceof ShadowRoot && root.host instanceof BatchElement
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { state } = this.connection
    if (state.kind === 'error' && state.error.retryable) this.retry.start()
    if (state.kind === 'ready') this.retry.reset()
  }

  protected override render(): TemplateResult {
    return html`<div class="base" part="base">
      ${this.renderBanner()} ${this.renderState()} ${this.live.template()}
    </div>`
  }

  /** Sandbox senders: there is no way to hide this. */
  private renderBanner(): unknown {
    const { state } = this.connection
    const session = state.kind === 'ready' || state.kind === 'no-access' ? state.session : undefined
    if (session?.mode !== 'sandbox' || this.isEmbedded) return nothing
    return html`<div class="test-mode">
      <strong>${msg('Test mode: nothing is sent')}</strong>
      <span>${msg('Phones, NHS App and mailboxes are simulated.')}</span>
      <slot name="simulator"
        ><button type="button" class="link" @click=${() => this.dispatchEvent(new OpenSimulatorEvent())}>
          ${msg('Open the phone simulator')}
        </button></slot
      >
    </div>`
  }

  private renderState(): unknown {
    const { state } = this.connection
    if (state.kind === 'ready') return this.renderReady(state)
    if (state.kind === 'unconnected') return this.renderUnconnected()
    if (state.kind === 'loading') return this.renderLoading(state.isSlow, state.isVerySlow)
    if (state.kind === 'no-access') return this.renderNoAccess(state.session)
    return this.renderFailure(state.error)
  }

  /** Nothing in the first second, then a word and a ring; never a skeleton of invented rows. */
  protected renderLoading(isSlow: boolean, isVerySlow = false): unknown {
    if (!isSlow) return nothing
    return html`<div class="body" part="loading" aria-busy="true">
      <p class="row" role="status">
        <span class="spinner" aria-hidden="true"></span>${
          isVerySlow ? msg('This is taking longer than usual') : this.loadingWords
        }
      </p>
    </div>`
  }

  private renderNoAccess(session: Session | undefined): unknown {
    const words =
      session === undefined
        ? msg('Your practice does not have it yet. Ask your practice manager.')
        : msg(str`${session.organisation.name} does not have it yet. Ask your practice manager.`)
    return html`<div class="body" part="no-access">
      ${notice(
        'warning',
        html`${heading(this.headingLevel, msg('Batch messaging is not turned on here'), { look: 'subtitle' })}
          <p class="small-text">${words}</p>`,
        'notice',
      )}
    </div>`
  }

  private renderFailure(error: CareBatchError): unknown {
    return html`<div class="body">
      ${problemNotice(error, {
        level: this.headingLevel,
        secondsLeft: this.retry.secondsLeft,
        retry: this.retry.now,
      })}
    </div>`
  }
}
