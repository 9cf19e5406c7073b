import { css } from 'lit'

/** The test-mode banner. */
export const shell = css`
  .test-mode {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cb-space-1) var(--cb-space-2h);
    padding: var(--cb-space-2) var(--cb-space-4);
    background: var(--cb-test);
    color: var(--cb-test-text);
    border-bottom: 1px solid var(--cb-test-line);
    font-size: var(--cb-text-s);
    position: relative;
  }
  .test-mode::before {
    content: '';
    position: absolute;
    inset: 0 auto 0 0;
    width: 8px;
    background: repeating-linear-gradient(-45deg, #212b32 0 6px, var(--cb-test-line) 6px 12px);
  }
  .test-mode .link {
    color: inherit;
  }
  @container cb (max-width: 30rem) {
    .test-mode {
      padding-left: var(--cb-space-3);
      padding-right: var(--cb-space-3);
    }
  }
`
