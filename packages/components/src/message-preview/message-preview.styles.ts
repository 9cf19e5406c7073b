import { css } from 'lit'

/** A phone, a card of the NHS App and an email. */
export const previewStyles = css`
  .written,
  .bubble {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .phone,
  .app,
  .mail {
    border: 1px solid var(--cb-line-strong);
    background: var(--cb-surface-3);
    display: grid;
    align-content: start;
    color: var(--cb-text);
    font: 400 var(--cb-text-s) / 1.45 var(--cb-font);
    overflow: hidden;
  }
  .phone {
    border-radius: 1.25rem;
    padding: var(--cb-space-3) var(--cb-space-2h) var(--cb-space-4);
    gap: var(--cb-space-2);
  }
  .who,
  .stamp {
    text-align: center;
    font-size: var(--cb-text-xs);
    color: var(--cb-text-2);
  }
  .who b {
    display: block;
    color: var(--cb-text);
    font-size: var(--cb-text-s);
  }
  .bubble {
    background: var(--cb-surface);
    border: 1px solid var(--cb-line);
    border-radius: 0.875rem 0.875rem 0.875rem 0.25rem;
    padding: var(--cb-space-2) var(--cb-space-2h);
    min-height: 2.25rem;
  }
  .app {
    border-radius: 1.25rem;
  }
  .app-bar {
    background: #003087;
    color: #fff;
    padding: var(--cb-space-2h) var(--cb-space-3);
    font-weight: var(--cb-weight-bold);
  }
  .app-card {
    margin: var(--cb-space-2h);
    background: var(--cb-surface);
    border: 1px solid var(--cb-line);
    border-radius: var(--cb-radius-l);
    padding: var(--cb-space-2h);
    display: grid;
    gap: var(--cb-space-2);
    overflow-wrap: anywhere;
  }
  .mail {
    border-radius: var(--cb-radius-l);
    background: var(--cb-surface);
  }
  .mail-head {
    background: var(--cb-surface-3);
    padding: var(--cb-space-2h) var(--cb-space-3);
    border-bottom: 1px solid var(--cb-line);
    overflow-wrap: anywhere;
  }
  .mail-body {
    padding: var(--cb-space-3);
  }
  @media (forced-colors: active) {
    .bubble {
      border: 1px solid CanvasText;
    }
  }
`
