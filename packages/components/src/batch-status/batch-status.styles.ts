import { css } from 'lit'

export const batchStatusStyles = css`
  batch-list,
  batch-detail {
    display: block;
  }
  .everything {
    padding: 0 var(--cb-space-3) var(--cb-space-3);
  }
`
