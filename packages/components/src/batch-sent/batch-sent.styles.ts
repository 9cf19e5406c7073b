import { css } from 'lit'

export const sentStyles = css`
  .grace {
    display: grid;
    gap: var(--cb-space-3) var(--cb-space-4);
    align-items: center;
    grid-template-columns: minmax(0, 1fr);
    padding: var(--cb-space-4);
    border-radius: var(--cb-radius);
    background: var(--cb-brand-tint);
    border: 1px solid var(--cb-brand);
  }
  .dial {
    width: 8.5rem;
    height: 8.5rem;
    border-radius: 50%;
    display: grid;
    place-items: center;
    background: conic-gradient(var(--cb-brand) calc(var(--share, 0) * 1%), var(--cb-track) 0);
    forced-color-adjust: none;
  }
  .dial > span {
    width: 6.75rem;
    height: 6.75rem;
    border-radius: 50%;
    background: var(--cb-surface);
    color: var(--cb-text);
    display: grid;
    place-content: center;
    text-align: center;
    line-height: 1.1;
    font-size: var(--cb-text-s);
  }
  .dial b {
    font-size: 2.5rem;
    display: block;
  }
  @container cb (min-width: 36rem) {
    .grace {
      grid-template-columns: auto minmax(0, 1fr);
    }
  }
`
