import { expect } from '@open-wc/testing'
import * as fc from 'fast-check'
import {
  isQuestion,
  readQuestionnaire,
  responseItems,
  shownItems,
  type AnswerValue,
  type ResponseItem,
} from '@carebatch/core'
import { generatedCase, type GeneratedCase } from './questionnaire-oracle.fixtures.ts'

/**
 * LHC-Forms (US National Library of Medicine) knows nothing of our code: which questions it shows for the same answers,
 * and what it would send, must be what we show and send.
 */
interface LhcItem {
  readonly linkId: string
  readonly dataType: string
  readonly answers?: readonly { readonly code?: string }[] | null
  readonly answerCardinality?: { readonly max?: string }
  readonly _skipLogicStatus?: string
  readonly _parentItem?: LhcItem
  value?: unknown
}

interface LhcForm {
  readonly itemList: readonly LhcItem[]
  _checkFormControls(): void
}

interface Lhc {
  readonly LFormsData: new (definition: unknown) => LhcForm
  readonly Util: {
    convertFHIRQuestionnaireToLForms(resource: unknown, version: 'R4'): unknown
    stringToDate(text: string): Date
    getFormFHIRData(
      type: 'QuestionnaireResponse',
      version: 'R4',
      form: LhcForm,
    ): { readonly item?: readonly ResponseItem[] }
  }
}

declare const LForms: Lhc

const bundles = [
  'webcomponent/assets/lib/zone.min.js',
  'webcomponent/lhc-forms.js',
  'fhir/R4/lformsFHIR.min.js',
]

async function load(bundle: string): Promise<void> {
  const script = document.createElement('script')
  script.src = new URL(`../../node_modules/lforms/dist/lforms/${bundle}`, import.meta.url).href
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve)
    script.addEventListener('error', reject)
    document.head.append(script)
  })
}

function lhcForm({ resource, answers }: GeneratedCase): LhcForm {
  const form = new LForms.LFormsData(
    LForms.Util.convertFHIRQuestionnaireToLForms(structuredClone(resource), 'R4'),
  )
  for (const item of form.itemList) {
    const given = answers[item.linkId]?.map((answer) => lhcValue(item, answer)) ?? []
    if (given.length > 0) item.value = item.answers && item.answerCardinality?.max === '*' ? given : given[0]
  }
  form._checkFormControls()
  return form
}

function lhcValue({ answers }: LhcItem, answer: AnswerValue): unknown {
  if (answer.type === 'date') return LForms.Util.stringToDate(answer.value)
  if (answer.type !== 'coding') return answer.value
  return answers?.find(({ code }) => code === answer.value.code)
}

/** Items that LHC-Forms shows: neither hidden themselves nor below something hidden. */
function shownByLhc(item: LhcItem | undefined): boolean {
  if (item === undefined) return true
  return !item._skipLogicStatus?.endsWith('disabled') && shownByLhc(item._parentItem)
}

/** LHC-Forms now and then names a group that holds no answer (one with a hidden group inside); we never do. */
function withoutUnanswered(items: readonly ResponseItem[]): readonly ResponseItem[] {
  return items.flatMap((item) => {
    const below = withoutUnanswered(item.item ?? [])
    if (item.answer) return [item]
    return below.length === 0 ? [] : [{ ...item, item: below }]
  })
}

function compare(generated: GeneratedCase): void {
  const { questionnaire, refusals } = readQuestionnaire(generated.resource)
  expect(refusals).to.deep.equal([])
  if (questionnaire === undefined) return
  const form = lhcForm(generated)
  const ours = shownItems(questionnaire, generated.answers)
  const theirs = form.itemList.filter(shownByLhc)
  expect(ours.map(({ linkId }) => linkId)).to.deep.equal(theirs.map(({ linkId }) => linkId))
  expect(ours.some(isQuestion) || ours.length === theirs.length).to.equal(true)
  const sent = LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', form).item ?? []
  expect(responseItems(questionnaire, generated.answers)).to.deep.equal(withoutUnanswered(sent))
}

describe('questionnaires beside LHC-Forms', () => {
  before(async function () {
    this.timeout(30_000)
    for (const bundle of bundles) await load(bundle)
  })

  it('shows the same questions and sends the same items for 250 generated questionnaires', function () {
    this.timeout(60_000)
    fc.assert(fc.property(generatedCase, compare), { numRuns: 250, seed: 4 })
  })
})
