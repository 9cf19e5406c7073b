import { css } from 'lit'

/** One green button in an action row, first in it; the others are outlined. Red ones destroy and say what. */
export const button = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--cb-space-2);
    min-height: var(--cb-control-height);
    padding: 0.375rem var(--cb-space-3);
    font: 700 var(--cb-text-m) / 1.25 var(--cb-font);
    color: var(--cb-button-text);
    background: var(--cb-button);
    border: 2px solid transparent;
    border-radius: var(--cb-radius);
    box-shadow: 0 4px 0 var(--cb-button-shadow);
    margin-bottom: 4px;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover {
    color: var(--cb-button-text);
    background: var(--cb-button-hover);
  }
  .button:active {
    transform: translateY(2px);
    box-shadow: 0 2px 0 var(--cb-button-shadow);
  }
  .button.quiet {
    color: var(--cb-quiet-text);
    background: var(--cb-quiet);
    border-color: var(--cb-quiet-line);
    box-shadow: none;
    margin-bottom: 0;
  }
  .button.quiet:hover {
    background: var(--cb-brand-tint);
  }
  .button.danger {
    background: var(--cb-danger);
    box-shadow: 0 4px 0 var(--cb-danger-shadow);
  }
  .button.danger:hover {
    background: #b0201a;
  }
  .button.small {
    min-height: 2rem;
    padding: 0.125rem var(--cb-space-2h);
    font-size: var(--cb-text-s);
  }
  .button.large {
    font-size: var(--cb-text-l);
    padding: 0.625rem var(--cb-space-4);
  }
  .button:focus-visible,
  .button.quiet:focus-visible {
    box-shadow: var(--cb-focus-ring);
  }
  .button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  .link {
    font: inherit;
    color: var(--cb-link);
    background: none;
    border: 0;
    padding: 0.125rem 0;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.15em;
    cursor: pointer;
    min-height: 1.5rem;
  }
  .link.small-text {
    font-size: var(--cb-text-s);
  }
  .link:hover {
    color: var(--cb-link-hover);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cb-space-2) var(--cb-space-3);
    border-top: 1px solid var(--cb-line);
    margin-top: var(--cb-space-4);
    padding-top: var(--cb-space-3);
  }
  .actions .last {
    margin-left: auto;
    color: var(--cb-text-2);
    font-size: var(--cb-text-s);
  }
  @media (pointer: coarse) {
    .button.small,
    .link {
      min-height: 2.75rem;
    }
  }
  @container cb (max-width: 30rem) {
    .button:not(.small) {
      width: 100%;
    }
    .actions .last {
      margin-left: 0;
    }
  }
  @media (forced-colors: active) {
    .button {
      border: 1px solid CanvasText;
    }
  }
`
