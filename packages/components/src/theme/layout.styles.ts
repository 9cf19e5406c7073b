import { css } from 'lit'

/** How blocks stand beside and below each other. Answers to the width of the element, never of the window. */
export const layout = css`
  .stack {
    display: grid;
    gap: var(--cb-space-3);
    grid-template-columns: minmax(0, 1fr);
  }
  .stack.tight {
    gap: var(--cb-space-2);
  }
  .stack.loose {
    gap: var(--cb-space-4);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cb-space-2) var(--cb-space-3);
  }
  .row.spread {
    justify-content: space-between;
  }
  .row.tight {
    gap: var(--cb-space-2);
  }
  .row.end {
    align-items: flex-end;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: flex-start;
    gap: var(--cb-space-3);
    margin-bottom: var(--cb-space-4);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--cb-space-4);
    align-items: start;
  }
  .card {
    border: 1px solid var(--cb-line);
    border-radius: var(--cb-radius);
    padding: var(--cb-space-3);
    background: var(--cb-surface);
    display: grid;
    gap: var(--cb-space-2h);
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .card.tint {
    background: var(--cb-surface-2);
  }
  .bullets {
    padding-left: 1.25rem;
    display: grid;
    gap: var(--cb-space-1);
  }
  .pairs {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .pairs > div {
    display: grid;
    grid-template-columns: minmax(6.5rem, 11rem) minmax(0, 1fr) auto;
    gap: var(--cb-space-1) var(--cb-space-3);
    padding: var(--cb-space-2) 0;
    border-bottom: 1px solid var(--cb-line);
  }
  .pairs > div:last-child {
    border-bottom: 0;
  }
  .pairs dt {
    font-weight: var(--cb-weight-bold);
  }
  .pairs dd {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .pairs.small-text > div {
    grid-template-columns: minmax(4.5rem, 34%) minmax(0, 1fr);
    padding: var(--cb-space-1) 0;
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cb-space-3) var(--cb-space-5);
  }
  .figures > div {
    display: flex;
    flex-direction: column-reverse;
  }
  .figures dt {
    font-size: var(--cb-text-s);
    color: var(--cb-text-2);
  }
  .figures dd {
    font-weight: var(--cb-weight-bold);
    font-size: var(--cb-text-xl);
    line-height: 1.2;
  }
  .spinner {
    border: 3px solid var(--cb-track);
    border-top-color: var(--cb-brand);
    border-radius: 50%;
    width: 1.125rem;
    height: 1.125rem;
    display: inline-block;
    flex: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    .spinner {
      animation: turn 1.2s linear infinite;
    }
    @keyframes turn {
      to {
        rotate: 1turn;
      }
    }
  }
  @container cb (min-width: 52rem) {
    .columns.side {
      grid-template-columns: minmax(0, 1fr) 20rem;
      gap: var(--cb-space-5);
    }
    .columns.half {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .columns.third {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
  @container cb (max-width: 30rem) {
    .pairs > div {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .pairs dt,
    .pairs dd {
      grid-column: 1;
    }
    .pairs .do {
      grid-column: 2;
      grid-row: 1;
    }
    .pairs.small-text > div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .card {
      border: 1px solid CanvasText;
    }
  }
`
