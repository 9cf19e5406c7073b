import { css } from 'lit'

/** Notices, the list of what needs a person, and the error summary. */
export const notice = css`
  .notice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--cb-space-1) var(--cb-space-2h);
    padding: var(--cb-space-2h) var(--cb-space-3);
    border: 1px solid var(--cb-line);
    border-left: 6px solid var(--tone, var(--cb-brand));
    border-radius: var(--cb-radius);
    background: var(--tint, var(--cb-surface-2));
  }
  .notice > .icon {
    color: var(--tone, var(--cb-brand));
    margin-top: 0.2em;
  }
  .notice > div {
    display: grid;
    gap: var(--cb-space-2);
    grid-template-columns: minmax(0, 1fr);
  }
  .warning {
    --tone: var(--cb-warning);
    --tint: var(--cb-warning-tint);
  }
  .failure {
    --tone: var(--cb-error);
    --tint: var(--cb-error-tint);
  }
  .success {
    --tone: var(--cb-success);
    --tint: var(--cb-success-tint);
  }
  .decide {
    --tone: var(--cb-decide);
    --tint: var(--cb-decide-tint);
  }
  .needs {
    list-style: none;
    border: 1px solid var(--cb-line);
    border-radius: var(--cb-radius);
    overflow: clip;
    font-size: var(--cb-text-s);
  }
  .needs > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--cb-space-1) var(--cb-space-2h);
    padding: var(--cb-space-2) var(--cb-space-2h);
    border-left: 6px solid var(--tone);
    background: var(--tint);
  }
  .needs > li + li {
    border-top: 1px solid var(--cb-line);
  }
  .needs .icon {
    color: var(--tone);
    margin-top: 0.15em;
  }
  .summary {
    border: 4px solid var(--cb-error);
    border-radius: var(--cb-radius);
    padding: var(--cb-space-3);
    margin-bottom: var(--cb-space-4);
    display: grid;
    gap: var(--cb-space-2);
  }
  .summary ul {
    list-style: none;
    display: grid;
    gap: var(--cb-space-1);
  }
  .summary a {
    color: var(--cb-error-text);
    font-weight: var(--cb-weight-bold);
  }
  .summary a:focus-visible {
    color: var(--cb-focus-text);
  }
  @container cb (max-width: 36rem) {
    .needs a,
    .needs button {
      grid-column: 2;
      justify-self: start;
    }
  }
  @media (forced-colors: active) {
    .notice {
      border: 1px solid CanvasText;
    }
  }
`
