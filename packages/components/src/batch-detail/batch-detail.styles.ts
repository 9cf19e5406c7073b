import { css } from 'lit'

export const batchDetailStyles = css`
  .back {
    margin-bottom: var(--cb-space-2);
  }
  .notices:not(:has(> *)) {
    display: none;
  }
  .notices {
    margin-bottom: var(--cb-space-4);
  }
  .ledger {
    display: grid;
    gap: var(--cb-space-2h);
    padding: var(--cb-space-3);
    border: 1px solid var(--cb-line);
    border-radius: var(--cb-radius);
    background: var(--cb-surface-2);
  }
  .ledger-line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--cb-space-2);
  }
  .ledger-line b {
    font-size: var(--cb-text-xl);
  }
  .disagrees {
    color: var(--cb-error-text);
  }
  .buckets {
    list-style: none;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(9.75rem, 1fr));
    gap: var(--cb-space-1) var(--cb-space-4);
    font-size: var(--cb-text-s);
  }
  .buckets li {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0.375rem;
    align-items: center;
    padding: 2px 0;
    border-bottom: 1px solid var(--cb-line);
  }
  .buckets .figure {
    font-size: var(--cb-text-m);
    font-weight: var(--cb-weight-bold);
  }
  .find {
    width: 10rem;
  }
  .decisions {
    gap: var(--cb-space-1) var(--cb-space-2h);
  }
  .second-look > td {
    padding: 0;
  }
  .page-button[aria-disabled='true'] {
    color: var(--cb-text-2);
    text-decoration: none;
    cursor: default;
  }
  .ways {
    list-style: none;
    display: grid;
  }
  .ways > li {
    display: grid;
    grid-template-columns: 1.5rem minmax(0, 1fr) auto;
    gap: var(--cb-space-1) var(--cb-space-2);
    padding: var(--cb-space-2) 0;
    border-bottom: 1px solid var(--cb-line);
    align-items: start;
  }
  .ways > li:last-child {
    border: 0;
  }
  .ways .icon {
    margin-top: 0.15em;
  }
  .ways .end {
    text-align: right;
  }
  .ways .outcomes {
    grid-column: 2 / -1;
    display: grid;
    gap: var(--cb-space-1);
  }
  .panel {
    border: 1px solid var(--cb-line);
    border-top: 4px solid var(--cb-brand);
    border-radius: var(--cb-radius);
    padding: var(--cb-space-3);
    display: grid;
    gap: var(--cb-space-3);
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
    background: var(--cb-surface);
    box-shadow: var(--cb-shadow-1);
  }
  .panel-head {
    flex-wrap: nowrap;
    align-items: flex-start;
  }
  .timeline {
    list-style: none;
    display: grid;
  }
  .timeline > li {
    position: relative;
    padding: 0 0 var(--cb-space-3) 1.75rem;
    display: grid;
    gap: 2px;
  }
  .timeline > li::before {
    content: '';
    position: absolute;
    left: 0.3125rem;
    top: 0.375rem;
    width: 0.625rem;
    height: 0.625rem;
    border-radius: 50%;
    background: var(--fill, var(--cb-brand));
    box-shadow: 0 0 0 2px var(--cb-surface);
    z-index: 1;
  }
  .timeline > li:not(:last-child)::after {
    content: '';
    position: absolute;
    left: 0.5625rem;
    top: 0.5rem;
    bottom: -0.375rem;
    width: 2px;
    background: var(--cb-line-strong);
  }
  .timeline > li.next::before {
    background: var(--cb-surface);
    border: 2px solid var(--cb-line-strong);
  }
  .timeline time {
    color: var(--cb-text-2);
    font-size: var(--cb-text-s);
  }
  .copy {
    margin-top: var(--cb-space-2);
    padding: var(--cb-space-2) var(--cb-space-2h);
    border: 1px solid var(--cb-line);
    border-radius: var(--cb-radius);
    background: var(--cb-surface-2);
    display: grid;
    gap: var(--cb-space-1);
  }
  .copy-body {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  @media (pointer: coarse) {
    summary {
      min-height: 2.75rem;
    }
  }
  @container cb (min-width: 52rem) {
    .columns.wide {
      grid-template-columns: minmax(0, 1fr);
    }
    .panel {
      position: sticky;
      top: var(--cb-space-3);
    }
  }
  @container cb (max-width: 30rem) {
    .ways .end {
      grid-column: 2 / -1;
      text-align: left;
    }
    .find {
      width: 100%;
    }
  }
  @media (forced-colors: active) {
    .timeline > li::before,
    .timeline > li:not(:last-child)::after {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .timeline > li.next::before {
      background: Canvas;
    }
  }
`
