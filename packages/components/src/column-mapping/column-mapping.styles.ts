import { css } from 'lit'

export const columnMapping = css`
  .choice-of-column {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cb-space-1) var(--cb-space-2);
    align-items: center;
  }
  td .input {
    width: 12.5rem;
  }
  .values {
    overflow-wrap: anywhere;
  }
`
