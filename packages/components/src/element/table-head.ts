import { html, type TemplateResult } from 'lit'

/** One heading row of plain column headings; ARIA roles because cards change `display`. */
export function tableHead(...headings: readonly unknown[]): TemplateResult {
  return html`<thead role="rowgroup">
    <tr role="row">
      ${headings.map((words) => html`<th role="columnheader" scope="col">${words}</th>`)}
    </tr>
  </thead>`
}
