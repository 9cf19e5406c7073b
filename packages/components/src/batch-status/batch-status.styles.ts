import { css } from 'lit'

export const batchStatusStyles = css`
  batch-list,
  batch-detail {
    display: block;
  }
`
