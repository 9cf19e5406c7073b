import { css } from 'lit'

/** Fields, radio and check boxes, choices, dates, and how each of them looks when something is wrong with it. */
export const form = css`
  .field {
    display: grid;
    gap: var(--cb-space-1);
    justify-items: start;
  }
  .field.stretch {
    justify-items: stretch;
  }
  .label,
  legend {
    font-weight: var(--cb-weight-bold);
    padding: 0;
  }
  legend.large {
    font-size: var(--cb-text-l);
    margin-bottom: var(--cb-space-2);
  }
  .hint {
    color: var(--cb-text-2);
    font-size: var(--cb-text-s);
  }
  .input {
    font: inherit;
    font-variant-numeric: tabular-nums;
    color: var(--cb-text);
    background: var(--cb-surface);
    border: var(--cb-border-width-form) solid var(--cb-form-line);
    border-radius: var(--cb-radius);
    min-height: var(--cb-control-height);
    padding: 0.3125rem 0.5rem;
    max-width: 100%;
  }
  .input.wide {
    width: 100%;
  }
  .input.two {
    width: 3.25rem;
  }
  .input.four {
    width: 4.75rem;
  }
  .input.time {
    width: 6.5rem;
  }
  .input.small {
    min-height: 2rem;
    padding: 0.125rem 0.375rem;
    font-size: var(--cb-text-s);
  }
  .field.wrong {
    border-left: 4px solid var(--cb-error);
    padding-left: var(--cb-space-2h);
  }
  .wrong .input {
    border-color: var(--cb-error);
  }
  .error {
    color: var(--cb-error-text);
    font-weight: var(--cb-weight-bold);
  }
  .check {
    display: grid;
    grid-template-columns: 1.75rem minmax(0, 1fr);
    gap: 0 var(--cb-space-2h);
    align-items: start;
  }
  .check > input {
    appearance: none;
    width: 1.75rem;
    height: 1.75rem;
    margin: 0;
    border: 2px solid var(--cb-form-line);
    background: var(--cb-surface);
    border-radius: var(--cb-radius);
    display: grid;
    place-items: center;
  }
  .check > input[type='radio'],
  .check > input[type='radio']:focus-visible {
    border-radius: 50%;
  }
  .check > input:checked::before {
    content: '';
    width: 0.875rem;
    height: 0.875rem;
    border-radius: 50%;
    background: var(--cb-text);
  }
  .check > input[type='checkbox']:checked::before {
    width: 0.9rem;
    height: 0.45rem;
    border-radius: 0;
    background: none;
    border: solid var(--cb-text);
    border-width: 0 0 3px 3px;
    transform: rotate(-45deg) translate(1px, -1px);
  }
  .check > label {
    padding-top: 0.125rem;
  }
  .check > .hint,
  .check > .tags {
    grid-column: 2;
  }
  .check > .more {
    grid-column: 1 / -1;
    margin: var(--cb-space-2) 0 var(--cb-space-2) 0.8125rem;
    padding: var(--cb-space-2) 0 var(--cb-space-2) var(--cb-space-4);
    border-left: 4px solid var(--cb-line);
  }
  .checks {
    display: grid;
    gap: var(--cb-space-2h);
  }
  .choice {
    border: 1px solid var(--cb-line);
    border-radius: var(--cb-radius);
    padding: var(--cb-space-2h) var(--cb-space-3);
    background: var(--cb-surface);
  }
  .choice:has(:checked) {
    border-color: var(--cb-brand);
    box-shadow: inset 0 0 0 1px var(--cb-brand);
    background: var(--cb-brand-tint);
  }
  .choice > label {
    font-weight: var(--cb-weight-bold);
    font-size: var(--cb-text-l);
  }
  .choice > .tags {
    margin-top: var(--cb-space-2);
  }
  .date {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cb-space-2h);
    align-items: end;
  }
  .date label {
    display: grid;
    gap: 2px;
    font-size: var(--cb-text-s);
  }
  .date input {
    font-size: var(--cb-text-m);
  }
  @media (forced-colors: active) {
    .choice {
      border: 1px solid CanvasText;
    }
    .choice:has(:checked) {
      border: 3px solid Highlight;
    }
    .check > input:checked::before {
      background: CanvasText;
    }
  }
`
