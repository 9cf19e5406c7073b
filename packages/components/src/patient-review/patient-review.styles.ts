import { css } from 'lit'

export const reviewStyles = css`
  .head {
    margin-bottom: var(--cb-space-3);
  }
  .head .tools {
    gap: var(--cb-space-2);
  }
  .tabs {
    display: flex;
    gap: var(--cb-space-1);
    border-bottom: 1px solid var(--cb-line-strong);
  }
  .tabs button {
    display: flex;
    gap: var(--cb-space-2);
    align-items: baseline;
    font: inherit;
    padding: var(--cb-space-2) var(--cb-space-3);
    background: none;
    border: 1px solid transparent;
    border-bottom: 0;
    border-top-width: 4px;
    margin-bottom: -1px;
    color: var(--cb-link);
    cursor: pointer;
    border-radius: var(--cb-radius) var(--cb-radius) 0 0;
  }
  .tabs button span {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .tabs b {
    font-size: var(--cb-text-l);
  }
  .tabs [aria-selected='true'] {
    color: var(--cb-text);
    font-weight: var(--cb-weight-bold);
    background: var(--cb-surface);
    border-color: var(--cb-line-strong);
    border-top-color: var(--cb-brand);
    border-bottom: 1px solid var(--cb-surface);
  }
  .tabs [aria-selected='true'] span {
    text-decoration: none;
  }
  .find .input {
    width: 12rem;
  }
  .find,
  .density {
    gap: var(--cb-space-2);
  }
  .rows-frame table {
    table-layout: fixed;
  }
  th.line {
    width: 4.5rem;
    text-align: right;
  }
  td.line {
    white-space: normal;
  }
  th.nhs {
    width: 8.5rem;
  }
  th.phone {
    width: 22%;
  }
  th.born {
    width: 14%;
    min-width: 7rem;
  }
  .can th.why {
    width: 8rem;
  }
  .cannot th.why {
    width: 22%;
  }
  th.acts {
    width: 5rem;
  }
  th.kept {
    width: 12%;
    overflow-wrap: anywhere;
  }
  td.kept {
    overflow-wrap: anywhere;
  }
  .columns-choice summary {
    width: max-content;
    min-height: 1.5rem;
    cursor: pointer;
    color: var(--cb-link);
  }
  .columns-choice fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cb-space-2) var(--cb-space-4);
    margin: var(--cb-space-2) 0 0;
    padding: var(--cb-space-3);
    background: var(--cb-surface-2);
    border: 1px solid var(--cb-line);
    border-radius: var(--cb-radius);
  }
  .columns-choice legend {
    float: left;
    width: 100%;
    padding: 0;
  }
  .with-kept th.phone {
    width: 15%;
  }
  .with-kept th.born {
    width: 9rem;
  }
  .tick {
    display: flex;
    gap: var(--cb-space-2);
    align-items: center;
    min-height: 1.5rem;
    overflow-wrap: anywhere;
  }
  .tick input {
    width: 1.25rem;
    height: 1.25rem;
    flex: none;
  }
  .value {
    white-space: nowrap;
  }
  .was {
    font-size: var(--cb-text-xs);
    color: var(--cb-old);
    text-decoration: line-through;
    text-decoration-thickness: 1px;
    overflow-wrap: anywhere;
  }
  .now {
    color: var(--cb-new);
    font-weight: var(--cb-weight-bold);
    white-space: nowrap;
  }
  .repair,
  .problem {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.375rem;
    border-left: 3px solid var(--cb-success);
    padding-left: 0.375rem;
  }
  .problem {
    border-left-color: var(--cb-error);
    overflow-wrap: anywhere;
  }
  .reason {
    gap: var(--cb-space-1);
    justify-items: start;
  }
  .break {
    overflow-wrap: anywhere;
  }
  .edit > td,
  tbody tr.edit:hover > td {
    background: var(--cb-surface-2);
    padding: var(--cb-space-2h) var(--cb-space-3);
  }
  .edit .input {
    width: 14rem;
  }
  .edit .button:not(.quiet) {
    margin-bottom: 4px;
  }
  .side-by-side {
    display: grid;
    gap: var(--cb-space-2);
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
  }
  .side-by-side label {
    font-size: var(--cb-text-m);
    font-weight: 400;
  }
  @container cb (max-width: 44rem) {
    .cards tr.edit > td {
      display: block;
    }
    .cards .acts .stack {
      grid-auto-flow: column;
      justify-content: start;
      gap: var(--cb-space-3);
    }
    .cards th.name {
      padding-top: var(--cb-space-2);
    }
    .cards td.line {
      color: var(--cb-text-2);
    }
  }
  @container cb (max-width: 30rem) {
    .tabs button {
      flex: 1;
      justify-content: center;
      gap: var(--cb-space-1);
      padding: var(--cb-space-2) var(--cb-space-1);
      font-size: var(--cb-text-s);
      white-space: nowrap;
    }
    .tabs b {
      font-size: var(--cb-text-m);
    }
    .find {
      flex: 1;
      flex-wrap: nowrap;
    }
    .find .input {
      flex: 1;
      width: 6rem;
    }
  }
  @media (forced-colors: active) {
    .tabs [aria-selected='true'] {
      border: 3px solid Highlight;
    }
  }
`
