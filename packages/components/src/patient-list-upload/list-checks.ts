import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { ListTransfer, PatientList, ReadList } from '@carebatch/core'
import { formatCount } from '../locales/format.ts'
import { encodingLabel } from '../locales/words/encoding-words.ts'
import { patientsWords } from '../locales/words/patients-words.ts'
import { icon } from '../theme/icons.ts'
import { lookUpWords } from './progress-words.ts'

/** `stopped`: the server is gone, and nothing moves until it is back. */
type Task = 'waiting' | 'running' | 'stopped' | 'done'

/** While the file is being read; `fraction` of it, 0 to 1. */
export function readingChecks(fraction: number, isFromHost = false): TemplateResult {
  const words = isFromHost ? msg('Reading the patients') : msg('Reading the file')
  return html`<ol class="tasks" part="checks">
    ${task(
      'running',
      words,
      `${Math.floor(fraction * 100)}%`,
      html`<progress class="progress" max="1" .value=${fraction} aria-label=${words}></progress>`,
    )}
    ${task('waiting', msg('Checking every cell'))} ${task('waiting', msg('Looking up patients'))}
    ${task('waiting', msg('Sorting into can and cannot be contacted'))}
  </ol>`
}

/** How far a list has come since it was read: handed over, looked up, sorted. `more` follows "File read". */
export function listChecks(
  { list, transfer, noAnswer, isFromHost }: ReadList,
  more: unknown,
): TemplateResult {
  const moves = movesOf(transfer)
  return html`<ol class="tasks" part="checks">
    ${isFromHost ? handedInTask(list, more) : readTask(list, more)} ${cellsTask(list)}
    ${
      moves.sending === 'done'
        ? task('done', msg('List handed over'))
        : transferTask(moves.sending, msg('Handing the list over'), transfer)
    }
    ${
      moves.lookUp === 'done'
        ? task('done', msg('Patients looked up'), patientsWords(list.rows.length), noAnswerWords(noAnswer))
        : transferTask(moves.lookUp, msg('Looking up patients'), transfer)
    }
    ${
      moves.sorting === 'done'
        ? task('done', msg('Sorted into can and cannot be contacted'))
        : transferTask(moves.sorting, msg('Sorting into can and cannot be contacted'), transfer)
    }
  </ol>`
}

function movesOf(transfer: ListTransfer): Readonly<Record<'sending' | 'lookUp' | 'sorting', Task>> {
  const now = transfer.kind === 'interrupted' ? transfer.during : transfer.kind
  switch (now) {
    case 'needs-columns':
      return { sending: 'waiting', lookUp: 'waiting', sorting: 'waiting' }
    case 'sending':
      return { sending: 'running', lookUp: 'waiting', sorting: 'waiting' }
    case 'looking-up':
      return { sending: 'done', lookUp: 'running', sorting: 'waiting' }
    case 'fetching':
      return { sending: 'done', lookUp: 'done', sorting: 'running' }
    case 'ready':
      return { sending: 'done', lookUp: 'done', sorting: 'done' }
  }
}

/** Patients whom the host has already: there are no headings to find and no letters to read. */
function handedInTask({ rows }: PatientList, more: unknown): TemplateResult {
  return task(
    'done',
    msg('Patients read'),
    patientsWords(rows.length),
    html`${msg('From your portal.')} ${more}`,
  )
}

function readTask({ rows, headerLine, encoding, notices }: PatientList, more: unknown): TemplateResult {
  const titles = notices.find(({ code }) => code === 'title-lines-skipped')?.count ?? 0
  const where =
    titles === 0
      ? msg(str`Headings found in line ${headerLine}.`)
      : titles === 1
        ? msg(str`Headings found in line ${headerLine}, after 1 title line.`)
        : msg(str`Headings found in line ${headerLine}, after ${titles} title lines.`)
  const text = html`${where} ${msg(str`Text is ${encodingLabel(encoding)}.`)} ${more}`
  return task('done', msg('File read'), patientsWords(rows.length), text)
}

function cellsTask({ rows, headers, repairs, issues }: PatientList): TemplateResult {
  const toLookAt = issues.filter(({ line }) => line !== undefined).length
  const figure = msg(str`${formatCount(repairs.length)} repaired, ${formatCount(toLookAt)} to look at`)
  return task(
    'done',
    msg('Every cell checked'),
    figure,
    msg(str`${formatCount(rows.length * headers.length)} cells`),
  )
}

function transferTask(state: Task, words: string, transfer: ListTransfer): TemplateResult {
  if (state !== 'running' || !('done' in transfer)) return task(state, words)
  const now = transfer.kind === 'interrupted' ? 'stopped' : state
  const { done, of } = transfer
  const more = html`<progress class="progress" max=${of} .value=${done} aria-label=${words}></progress>
    <span class="small-text muted">${lookUpWords(transfer)}</span>`
  return task(now, words, msg(str`${formatCount(done)} of ${formatCount(of)}`), more)
}

function noAnswerWords(noAnswer: number): unknown {
  return noAnswer === 0 ? nothing : msg(str`The look-up did not answer for ${patientsWords(noAnswer)}`)
}

function task(state: Task, words: string, figure: unknown = '', more: unknown = nothing): TemplateResult {
  return html`<li data-task=${state}>
    ${mark(state)}
    <span
      >${state === 'waiting' ? html`<span class="muted">${words}</span>` : html`<strong>${words}</strong>`}${
        state === 'done' ? html`<span class="hidden">, ${msg('done')}</span>` : nothing
      }</span
    >
    <span class="figure">${figure}</span>
    ${more === nothing ? nothing : html`<div class="more small-text muted stack tight">${more}</div>`}
  </li>`
}

function mark(state: Task): TemplateResult {
  if (state === 'stopped') return icon('warning')
  if (state === 'done') return icon('tick')
  return state === 'running' ? html`<span class="spinner" aria-hidden="true"></span>` : html`<span></span>`
}
