import type { AnswerProblem, Question } from '@carebatch/core'
import type { PageWords } from './page-words.ts'

const months = [
  ...['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin'],
  ...['Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'],
]

function formatDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day ?? ''} ${months[(month ?? 1) - 1] ?? ''} ${year ?? ''}`
}

/** A draft: no Welsh speaker has reviewed it yet, and the page says so. */
export const welshWords: PageWords = {
  answers: { yes: 'Ie', no: 'Na', formatDate },
  otherLanguage: 'English',
  start: 'Dechrau',
  goOn: 'Parhau o’r man lle stopioch chi',
  saveAndGoOn: 'Cadw a pharhau',
  back: 'Yn ôl',
  change: 'Newid',
  check: 'Gwiriwch eich atebion',
  checkIntro: 'Nid yw eich atebion wedi’u hanfon eto.',
  send: (practice) => `Anfon fy atebion at ${practice}`,
  sent: 'Atebion wedi’u hanfon',
  sentTo: (practice, when) => `Cafodd ${practice} nhw ar ${when}`,
  urgentSent: 'Mae eich atebion gennym. Peidiwch ag aros i ni eu darllen na’ch ffonio.',
  next: 'Beth sy’n digwydd nesaf',
  close: 'Gallwch gau’r dudalen hon. Nid oes angen i chi ateb.',
  told: 'Yr hyn a ddywedoch wrthym',
  notAnswered: 'Heb ei ateb',
  optional: 'Nid oes rhaid i chi ateb hwn.',
  several: 'Dewiswch bob un sy’n berthnasol.',
  other: 'Rhywbeth arall',
  otherWhat: 'Beth arall?',
  unit: 'Uned',
  date: { day: 'Diwrnod', month: 'Mis', year: 'Blwyddyn', hour: 'Awr (0 i 23)', minute: 'Munud' },
  problem: 'Mae problem',
  error: 'Gwall: ',
  example: 'Enghraifft yw hon. Nid oes clinigydd wedi’i chymeradwyo.',
  savedUntil: (date) =>
    `Mae eich atebion yn cael eu cadw wrth i chi fynd. Gallwch ddod yn ôl gyda’r un ddolen tan ${date}.`,
  count: (number, all) => `Tudalen ${number} o ${all}`,
  onlyEnglish: 'Dim ond yn Saesneg y mae’r cwestiynau hyn ar gael.',
  problemOf: welshProblem,
}

function welshProblem({ code, limit }: AnswerProblem, question: Question): string {
  const most = typeof limit === 'string' ? formatDate(limit) : String(limit ?? '')
  switch (code) {
    case 'answer-missing':
      return question.options.length > 0 || question.type === 'boolean' ? 'Dewiswch ateb' : 'Rhowch ateb'
    case 'not-an-option':
      return 'Dewiswch un o’r atebion'
    case 'option-exclusive':
      return 'Ni ellir dewis yr ateb hwn gydag un arall'
    case 'other-missing':
      return 'Dywedwch beth arall'
    case 'too-many-answers':
      return 'Dewiswch un ateb yn unig'
    case 'not-a-number':
      return 'Rhowch rif, er enghraifft 7'
    case 'not-a-whole-number':
      return 'Rhowch rif cyfan, heb bwynt degol'
    case 'too-many-decimals':
      return `Rhowch rif gyda dim mwy na ${most} digid ar ôl y pwynt`
    case 'too-low':
      return `Rhaid iddo fod yn ${most} neu fwy`
    case 'too-high':
      return `Rhaid iddo fod yn ${most} neu lai`
    case 'too-short':
      return `Ysgrifennwch o leiaf ${most} nod`
    case 'too-long':
      return `Ysgrifennwch ddim mwy na ${most} nod`
    case 'not-a-date':
      return 'Rhowch ddyddiad go iawn gyda diwrnod, mis a blwyddyn o 4 rhif'
    case 'not-a-time':
      return 'Rhowch amser gydag awr a munud, er enghraifft 9 30'
    case 'not-a-web-address':
      return 'Rhowch gyfeiriad gwe sy’n dechrau gyda https://'
  }
}
