import { css } from 'lit'

export const batchListStyles = css`
  .needs-you {
    margin-bottom: var(--cb-space-4);
  }
  .drafts {
    margin-top: var(--cb-space-4);
  }
  .drafts ul {
    list-style: none;
    padding: 0;
    margin: 0;
  }
  .drafts li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--cb-space-1) var(--cb-space-3);
    padding: var(--cb-space-2) 0;
    border-bottom: 1px solid var(--cb-line);
  }
  .drafts li > :first-child {
    flex: 1 1 16rem;
  }
  .tools {
    margin-bottom: var(--cb-space-3);
  }
  .find {
    width: 11rem;
  }
  .batch-name {
    display: grid;
    gap: 3px;
    justify-items: stretch;
    justify-self: stretch;
  }
  .batch-name .link {
    font-weight: var(--cb-weight-bold);
    justify-self: start;
  }
  .status {
    display: grid;
    gap: var(--cb-space-1);
    justify-items: start;
  }
  .column-batch {
    width: 29%;
  }
  .column-status {
    width: 15%;
  }
  .strong {
    font-weight: var(--cb-weight-bold);
  }
  .gone {
    margin-bottom: var(--cb-space-3);
  }
  @container cb (max-width: 30rem) {
    .find {
      width: 100%;
    }
    .tools .find-field {
      width: 100%;
    }
  }
`
