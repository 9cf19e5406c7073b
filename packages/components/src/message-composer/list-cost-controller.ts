import type { ReactiveController, ReactiveControllerHost } from 'lit'
import {
  messageCost,
  type DraftState,
  type MessageContent,
  type MessageCost,
  type OrganisationSettings,
  type PatientListReview,
} from '@carebatch/core'

/** Measuring waits until nobody has typed for so long. */
const pauseMs = 300

/** Patients at a time, so that a key press never waits: about 10 ms. */
const partSize = 2_000

/** What the message comes to over the whole list, worked out between key presses. */
export class ListCostController implements ReactiveController {
  cost: MessageCost | undefined

  private basis: readonly unknown[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.timer)
    this.basis = []
  }

  /** Measures again where something that counts has changed. What was measured stays until there is something new. */
  measure({ attachment, list, message }: DraftState, settings: OrganisationSettings, practice: string): void {
    const review = list.kind === 'read' ? list.review : undefined
    const link = attachment?.linkExample
    const basis = [review, message, settings, practice, link]
    if (basis.every((part, index) => part === this.basis[index])) return
    this.basis = basis
    clearTimeout(this.timer)
    if (review === undefined) this.show(undefined)
    else this.timer = setTimeout(() => this.start(review, message, settings, practice, link), pauseMs)
  }

  private start(
    review: PatientListReview,
    content: MessageContent,
    settings: OrganisationSettings,
    practice: string,
    link: string | undefined,
  ): void {
    const measured = messageCost({
      content,
      link,
      practice: { name: settings.practiceName || practice, phone: settings.practicePhone },
      settings,
      smsProfile: settings.smsProfile,
    })
    const measureFrom = (from: number): void => {
      const until = Math.min(review.patients.length, from + partSize)
      measured.add(part(review, from, until))
      if (until === review.patients.length) this.show(measured.result())
      else this.timer = setTimeout(() => measureFrom(until))
    }
    measureFrom(0)
  }

  private show(cost: MessageCost | undefined): void {
    if (this.cost === cost) return
    this.cost = cost
    this.host.requestUpdate()
  }
}

function* part({ patients }: PatientListReview, from: number, until: number) {
  for (let index = from; index < until; index += 1) {
    const patient = patients.at(index)
    if (patient !== undefined) yield patient
  }
}
