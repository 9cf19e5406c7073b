/** Why a questionnaire cannot be used. docs/reference/questionnaires.md has a row for each. */
export const questionnaireRefusals = {
  'not-a-questionnaire': 'This is no FHIR R4 Questionnaire',
  'element-not-supported': 'This element cannot be shown',
  'extension-not-supported': 'This extension cannot be shown',
  'type-not-supported': 'Questions of this type cannot be asked',
  'control-not-supported': 'This way of showing an item does not exist here',
  'value-invalid': 'This is not written as FHIR wants it',
  'text-missing': 'There are no words to show',
  'link-id-missing': 'The item has no linkId',
  'link-id-repeated': 'Another item has the same linkId',
  'options-missing': 'There is nothing to choose from',
  'options-repeated': 'Two options are the same answer',
  'snomed-code-invalid': 'The check digit of this SNOMED CT code is wrong',
  'question-unknown': 'There is no question with this linkId',
  'condition-impossible': 'This question can never be answered in this way',
  'condition-circular': 'Whether this item is shown depends on itself',
  'limits-crossed': 'The least is more than the most',
  'questions-missing': 'There is nothing to answer',
  'too-many-questions': 'There are more than 300 items',
} as const

export type QuestionnaireRefusalCode = keyof typeof questionnaireRefusals
export const questionnaireRefusalCodes = Object.keys(questionnaireRefusals) as QuestionnaireRefusalCode[]

/** One thing that cannot be shown, by name: nothing of a questionnaire is ever dropped. */
export interface QuestionnaireRefusal {
  readonly code: QuestionnaireRefusalCode
  /** Undefined: it concerns the questionnaire itself. */
  readonly linkId?: string
  /** FHIR element or extension, e.g. `answerValueSet`, `enableWhen[1].question`, `extension(…/regex)`. */
  readonly element: string
}
