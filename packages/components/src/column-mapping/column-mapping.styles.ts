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
  .naming {
    margin-top: var(--cb-space-5);
  }
  .choice-of-column,
  td .field.wrong,
  .choice-of-column .input,
  .field.wrong .input {
    max-width: 100%;
    min-width: 0;
  }
  td .field.wrong {
    grid-template-columns: minmax(0, 1fr);
  }
  td .field.wrong .input {
    width: 100%;
    max-width: 12.5rem;
  }
  .values {
    overflow-wrap: anywhere;
  }
`
