import type { MessageContent } from '../message/message-content.ts'
import type { PatientListEdit } from '../patient-list/edit-patient-list.ts'
import type { ColumnMapping } from '../patient-list/patient-list.ts'
import type { ListSource } from './draft-options.ts'
import type { BatchToSend } from './draft-backend.ts'
import type {
  ChosenQuestionnaire,
  DraftAttachment,
  DraftState,
  DraftStep,
  DraftTime,
  UsedTemplate,
} from './draft-state.ts'

/** What staff do. None of them rejects: what goes wrong stands in the state. */
export interface DraftActions {
  /** False, and nothing happens, where the step cannot be reached yet. */
  goTo(step: DraftStep): boolean
  chooseType(code: string): void
  /** Where nothing was written yet, a text that asks for answers is put in. */
  chooseQuestionnaire(questionnaire: ChosenQuestionnaire): void
  setName(name: string): void
  setMessage(change: Partial<MessageContent>): void
  /** Replaces subject and body; undefined forgets the template and keeps the text. */
  applyTemplate(
    template:
      (Omit<UsedTemplate, 'changed'> & { readonly subject: string; readonly body: string }) | undefined,
  ): void
  /**
   * A file or its contents, or patients whom the host has already, with a word for them in place of the file's name.
   * Reads and, where no column is missing, uploads. A later call takes the place of an earlier one.
   */
  readList(source: ListSource, fileName: string): Promise<void>
  /** Reads the same file again with the columns that staff named; remembered for files with the same headings. */
  mapColumns(mapping: ColumnMapping): Promise<void>
  /** Reads the same file again with its letters stored this way (WHATWG label), where they looked wrong. */
  readAs(encoding: string): Promise<void>
  /** After an interruption: goes on with the first row that has not arrived. */
  resumeUpload(): Promise<void>
  /** Asks anew about these lines, or about all whose look-up did not answer; the review follows. */
  lookUpAgain(lines?: readonly number[]): Promise<void>
  removeList(): void
  /** Changes something about patients of the list, as `editPatientList` does; the review follows at once. */
  edit(edit: PatientListEdit): void
  /** Undefined: none. Patients without a date of birth are then listed as not contactable, and back again. */
  setAttachment(attachment: DraftAttachment | undefined): void
  setTime(time: DraftTime): void
  /**
   * Makes the batch, once however often it is pressed. `mayLeave` is asked last, with exactly what would be sent;
   * false keeps it here.
   */
  send(mayLeave?: (batch: BatchToSend) => boolean): Promise<void>
  /** Tries to save what is not saved, without waiting. */
  save(): Promise<void>
  /** What is on screen becomes a draft of its own, with its own list: after somebody else changed, sent or deleted this one. */
  saveAsNew(): Promise<void>
  /** After a batch was stopped: back to what was sent, to be changed and sent anew as another batch. */
  reopen(): void
}

/** The wizard as a plain store: no DOM, no framework. */
export interface BatchDraft {
  getState(): DraftState
  /** Called after each change; the answer ends it. */
  subscribe(listener: (state: DraftState) => void): () => void
  readonly actions: DraftActions
  /** Ends what is under way. */
  dispose(): void
}
