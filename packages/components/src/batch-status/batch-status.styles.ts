import { css } from 'lit'

export const batchStatusStyles = css`
  batch-list,
  batch-detail {
    display: block;
  }
  .body:has(> batch-list, > batch-detail) {
    min-height: 12rem;
  }
`
