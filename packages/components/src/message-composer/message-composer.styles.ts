import { css } from 'lit'

export const composer = css`
  .grow {
    flex: 1 1 16rem;
  }
  /* A real text field over a layer that only paints: both must break lines in the same places */
  .composer {
    position: relative;
    border: 2px solid var(--cb-form-line);
    border-radius: var(--cb-radius);
    background: var(--cb-surface);
    overflow: hidden;
  }
  .wrong .composer {
    border-color: var(--cb-error);
  }
  .composer:focus-within {
    box-shadow: var(--cb-focus-ring);
    overflow: visible;
  }
  .paint,
  textarea {
    font: 400 var(--cb-text-m) / 1.6 var(--cb-font);
    letter-spacing: 0;
    padding: 0.625rem 0.75rem;
    white-space: pre-wrap;
    overflow-wrap: break-word;
    border: 0;
    width: 100%;
    min-height: 10rem;
    display: block;
    margin: 0;
  }
  .paint {
    position: absolute;
    inset: 0;
    color: transparent;
    pointer-events: none;
    user-select: none;
    overflow: hidden;
  }
  textarea {
    position: relative;
    background: transparent;
    color: var(--cb-text);
    resize: none;
    field-sizing: content;
  }
  textarea:focus-visible {
    box-shadow: none;
  }
  .paint b {
    font-weight: 400;
    background: var(--cb-tag-blue-bg);
    box-shadow: 0 0 0 1px var(--cb-tag-blue-bd);
    border-radius: 3px;
  }
  .paint mark {
    color: transparent;
    background: var(--cb-mark);
    box-shadow:
      0 0 0 2px var(--cb-mark),
      0 3px 0 2px var(--cb-warning);
  }
  .segments {
    display: flex;
    gap: 3px;
  }
  .segments > i {
    flex: 1;
    height: 0.75rem;
    border-radius: 2px;
    background: linear-gradient(
      90deg,
      var(--cb-brand) calc(var(--share, 0) * 1%),
      var(--cb-track) calc(var(--share, 0) * 1%)
    );
    forced-color-adjust: none;
  }
  .segments > i:nth-child(n + 2),
  .segments > i:has(~ i) {
    --cb-brand: var(--cb-warning);
  }
  .costly {
    list-style: none;
    display: grid;
    gap: var(--cb-space-1);
  }
  .costly li {
    display: grid;
    grid-template-columns: 1.5rem minmax(0, 1fr);
    gap: var(--cb-space-2);
  }
  .costly mark {
    background: var(--cb-mark);
    color: var(--cb-mark-text);
    text-align: center;
    border-radius: 3px;
    align-self: start;
  }
  .previews {
    margin-top: var(--cb-space-5);
    display: grid;
    gap: var(--cb-space-3);
  }
  @media (forced-colors: active) {
    .paint mark {
      outline: 2px solid Mark;
    }
  }
`
