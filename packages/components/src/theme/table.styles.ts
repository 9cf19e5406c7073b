import { css } from 'lit'

/**
 * Real tables. Below 44rem of element width `table.cards` shows each row as a block of label and value (`data-label`),
 * `table.counts` keeps its figures three in a line. ARIA table roles are needed on every part, since `display` changes.
 */
export const table = css`
  .table-frame {
    border: 1px solid var(--cb-line);
    border-radius: var(--cb-radius);
    overflow: clip;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--cb-text-s);
    line-height: 1.4;
  }
  caption {
    text-align: left;
    font-weight: var(--cb-weight-bold);
    font-size: var(--cb-text-m);
    padding: 0 0 var(--cb-space-2);
  }
  th,
  td {
    text-align: left;
    vertical-align: top;
    padding: var(--cb-row-pad) var(--cb-cell-pad);
    border-bottom: 1px solid var(--cb-line);
    font-weight: 400;
  }
  tbody tr:last-child > * {
    border-bottom: 0;
  }
  thead th {
    font-weight: var(--cb-weight-bold);
    vertical-align: bottom;
    background: var(--cb-surface-2);
    border-bottom: 2px solid var(--cb-line-strong);
    line-height: 1.25;
  }
  thead th button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0.125rem 0;
    margin: -0.125rem 0;
    cursor: pointer;
    text-align: inherit;
    min-height: 1.5rem;
    line-height: 1.25;
    vertical-align: bottom;
  }
  thead th button::after {
    content: ' ↕';
    color: var(--cb-text-2);
  }
  thead th[aria-sort='ascending'] button::after {
    content: ' ↑';
    color: inherit;
  }
  thead th[aria-sort='descending'] button::after {
    content: ' ↓';
    color: inherit;
  }
  .number {
    text-align: right;
    white-space: nowrap;
  }
  thead .number {
    white-space: normal;
  }
  .zero {
    color: var(--cb-text-2);
  }
  tbody tr:hover > * {
    background: var(--cb-surface-2);
  }
  tr[aria-selected='true'] > *,
  tr[data-on] > *,
  tbody tr[data-on]:hover > * {
    background: var(--cb-brand-tint);
  }
  tr[data-on] > :first-child {
    box-shadow: inset 4px 0 var(--cb-brand);
  }
  tfoot td,
  tfoot th {
    font-weight: var(--cb-weight-bold);
    border-top: 2px solid var(--cb-line-strong);
    border-bottom: 0;
  }
  .table-foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--cb-space-2);
    padding: var(--cb-space-2) var(--cb-cell-pad);
    font-size: var(--cb-text-s);
    color: var(--cb-text-2);
    background: var(--cb-surface-2);
    border-top: 1px solid var(--cb-line);
  }
  @media (pointer: coarse) {
    thead th button {
      min-height: 2.75rem;
    }
  }
  @container cb (max-width: 44rem) {
    table.cards,
    .cards tbody,
    .cards tr,
    .cards td,
    .cards th,
    .cards tfoot {
      display: block;
    }
    .cards thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .cards tr {
      padding: var(--cb-space-2) 0;
      border-bottom: 2px solid var(--cb-line);
    }
    .cards tbody tr:last-child {
      border-bottom: 0;
    }
    .cards td,
    .cards tbody th,
    .cards tfoot th {
      display: grid;
      grid-template-columns: 8rem minmax(0, 1fr);
      gap: var(--cb-space-2);
      border: 0;
      padding: 0.1875rem var(--cb-cell-pad);
      text-align: left;
      white-space: normal;
      justify-items: start;
    }
    .cards [data-label]::before {
      content: attr(data-label);
      color: var(--cb-text-2);
      font-weight: 400;
    }
    .cards th:not([data-label]),
    .cards td:not([data-label]) {
      grid-template-columns: minmax(0, 1fr);
    }
    .cards [data-zero] {
      display: none;
    }
    .cards th[scope='row'] {
      font-size: var(--cb-text-m);
    }
    .cards .tag {
      white-space: normal;
    }
    .cards tfoot td,
    .cards tfoot th {
      border: 0;
    }
    .cards tfoot tr {
      border-top: 2px solid var(--cb-line-strong);
      border-bottom: 0;
    }
    .counts tr {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      padding: var(--cb-space-2h) 0;
    }
    .counts th[scope='row'],
    .counts td:nth-child(2) {
      grid-column: 1 / -1;
      grid-template-columns: minmax(0, 1fr);
    }
    .counts td:nth-child(2)::before {
      display: none;
    }
    .counts td.number {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
      align-content: start;
    }
  }
  @media (forced-colors: active) {
    tr[data-on] > :first-child {
      border-left: 4px solid Highlight;
    }
  }
`
