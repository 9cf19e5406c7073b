import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { ClinicalSystem, Column } from '@carebatch/core'
import { downloadText } from '../download/download-text.ts'
import { heading } from '../element/heading.ts'
import { columnName } from '../locales/words/column-words.ts'
import { icon } from '../theme/icons.ts'
import { sampleColumns, sampleList } from './sample-list.ts'

/** Which columns lists of this clinical system need (guide, step 4), and what else they may be called. */
export function listNeeds(system: ClinicalSystem, level: number): TemplateResult {
  return html`<section class="stack tight" aria-labelledby="needs">
    <div class="row spread">
      ${heading(level, msg(str`What ${system.title} lists need`), { id: 'needs', look: 'subtitle' })}
      <button type="button" class="link small-text" @click=${() => saveSample(system)}>
        ${icon('download')} ${msg('Sample file')}
      </button>
    </div>
    <div class="table-frame">
      <table class="cards" role="table" part="table">
        <caption class="hidden">
          ${msg(str`Columns for ${system.title}`)}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${msg('Column')}</th>
            <th role="columnheader" scope="col">${msg('Needed?')}</th>
            <th role="columnheader" scope="col">${msg('Also read as')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${sampleColumns(system).map((column) => columnRow(system, column))}
        </tbody>
      </table>
    </div>
    ${
      system.contactDetailsFrom === 'look-up'
        ? html`<p class="small-text muted">
            ${msg(
              'Phone numbers and dates of birth come from the clinical system. A list that holds both itself is used as it is, and not checked against your registered patients.',
            )}
          </p>`
        : nothing
    }
  </section>`
}

function columnRow(system: ClinicalSystem, column: Column): TemplateResult {
  return html`<tr role="row">
    <th role="rowheader" scope="row"><strong>${columnName(column)}</strong></th>
    <td role="cell" data-label=${msg('Needed?')}><span>${neededWords(system, column)}</span></td>
    <td role="cell" data-label=${msg('Also read as')}><span>${spellings(system, column)}</span></td>
  </tr>`
}

function neededWords(system: ClinicalSystem, column: Column): string {
  if (system.requiredColumns.includes(column)) return msg('Required')
  if (column === 'email') return msg('Optional: these patients are emailed')
  if (column === 'firstName' && system.greetsByListedName) return msg('Optional: turns on “Dear Joe”')
  return msg('Optional')
}

/** The first spellings that differ from the name in the first column. */
function spellings(system: ClinicalSystem, column: Column): string {
  const name = columnName(column).toLowerCase()
  const others = system.headings[column].filter((heading) => heading.toLowerCase() !== name)
  return [...new Set(others)].slice(0, 3).join(', ')
}

function saveSample(system: ClinicalSystem): void {
  downloadText(sampleList(system), `${system.code}-sample.csv`)
}
