import { snomedSystem } from '../../primitives/snomed-code.ts'
import { extensionUrls } from '../read/known-extensions.ts'
import { exampleQuestionnaire, redFlag, urgentEnding, type FhirJson } from './fhir-parts.ts'

const millimetres = { system: 'http://unitsofmeasure.org', code: 'mm[Hg]', display: 'mmHg' }

/**
 * Home blood pressure monitoring: two readings each morning and evening. The means leave out the first day (NICE NG136,
 * 1.2); the codes of the means are those of NHS Digital's GP Connect Access Record: Structured, blood pressure.
 */
export function bloodPressure(days: 4 | 7): FhirJson {
  const readings = dayNumbers(days).flatMap((day) => [
    readingsPage(day, 'morning'),
    readingsPage(day, 'evening'),
  ])
  return exampleQuestionnaire(`blood-pressure-${days}-day`, {
    title: `Home blood pressure, ${days} days`,
    description: `Measure your blood pressure twice each morning and twice each evening for ${days} days. Sit down and rest for 5 minutes first. Wait 1 minute between the 2 readings. You can save what you have and come back with the same link.`,
    extension: [
      { url: extensionUrls.validDays, valueInteger: days },
      { url: extensionUrls.fallbackHours, valueInteger: 3 },
      {
        url: extensionUrls.closing,
        valueString: 'Your practice can see your readings. If you are worried about them, call us.',
      },
      urgentEnding(
        'Your blood pressure is very high',
        'Sit down, rest for 5 minutes and measure again. If it is still 180 or more over 120 or more, call 111 now and tell them your readings. Call 999 if you have chest pain, cannot breathe well, or have weakness or trouble speaking.',
      ),
      average('Average systolic', days, 'systolic', {
        code: '413606001',
        display: 'Average home systolic blood pressure',
      }),
      average('Average diastolic', days, 'diastolic', {
        code: '413605002',
        display: 'Average home diastolic blood pressure',
      }),
    ],
    item: readings,
  })
}

type PartOfDay = 'morning' | 'evening'
type Pressure = 'systolic' | 'diastolic'

const dayNumbers = (days: number) => Array.from({ length: days }, (_, at) => at + 1)
const linkIdOf = (day: number, part: PartOfDay, reading: number, pressure: Pressure) =>
  `day-${day}-${part}-${reading}-${pressure}`

function readingsPage(day: number, part: PartOfDay): FhirJson {
  const control = { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'page' }] }
  return {
    linkId: `day-${day}-${part}`,
    type: 'group',
    text: `Day ${day}, ${part}`,
    extension: [{ url: extensionUrls.itemControl, valueCodeableConcept: control }],
    item: [1, 2].flatMap((reading) => [
      figure(day, part, reading, 'systolic', [60, 260], 180),
      figure(day, part, reading, 'diastolic', [30, 180], 120),
    ]),
  }
}

function figure(
  day: number,
  part: PartOfDay,
  reading: number,
  pressure: Pressure,
  [least, most]: readonly [number, number],
  high: number,
): FhirJson {
  const name = pressure === 'systolic' ? 'upper number (systolic)' : 'lower number (diastolic)'
  return {
    linkId: linkIdOf(day, part, reading, pressure),
    type: 'integer',
    text: `Reading ${reading}: ${name}`,
    extension: [
      { url: extensionUrls.shortText, valueString: `Day ${day} ${part}, reading ${reading}, ${pressure}` },
      { url: extensionUrls.minValue, valueInteger: least },
      { url: extensionUrls.maxValue, valueInteger: most },
      { url: extensionUrls.unit, valueCoding: millimetres },
      redFlag(
        '>=',
        { valueInteger: high },
        `${pressure === 'systolic' ? 'Systolic' : 'Diastolic'} ${high} or more`,
        true,
      ),
    ],
  }
}

function average(title: string, days: number, pressure: Pressure, code: FhirJson): FhirJson {
  const counted = dayNumbers(days).slice(1)
  const of = counted.flatMap((day) =>
    (['morning', 'evening'] as const).flatMap((part) =>
      [1, 2].map((reading) => linkIdOf(day, part, reading, pressure)),
    ),
  )
  return {
    url: extensionUrls.average,
    extension: [
      { url: 'title', valueString: title },
      { url: 'unit', valueCoding: millimetres },
      { url: 'code', valueCoding: { system: snomedSystem, ...code } },
      ...of.map((linkId) => ({ url: 'of', valueString: linkId })),
    ],
  }
}
