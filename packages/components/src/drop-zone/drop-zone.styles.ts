import { css } from 'lit'

export const dropZoneStyles = css`
  .drop {
    position: relative;
    border: 2px dashed var(--cb-line-strong);
    border-radius: var(--cb-radius-l);
    background: var(--cb-surface-2);
    padding: var(--cb-space-5) var(--cb-space-3);
    display: grid;
    gap: var(--cb-space-2);
    justify-items: center;
    text-align: center;
  }
  .drop > .icon {
    width: 2rem;
    height: 2rem;
    color: var(--cb-text-2);
  }
  .drop[data-over] {
    border-color: var(--cb-brand);
    border-style: solid;
    background: var(--cb-brand-tint);
  }
  .drop:has(input:focus-visible) > .button {
    outline: 3px solid transparent;
    box-shadow: var(--cb-focus-ring);
  }
`
