import { css } from 'lit'

export const sendReviewStyles = css`
  .chart {
    list-style: none;
    display: grid;
    gap: var(--cb-space-1);
  }
  .chart li {
    display: grid;
    grid-template-columns: 8.5rem minmax(0, 1fr) 3.5rem;
    gap: var(--cb-space-2);
    align-items: center;
  }
  .chart .way {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    white-space: nowrap;
    font-size: var(--cb-text-s);
  }
  .chart i {
    display: block;
    height: 1.25rem;
    width: calc(var(--share, 0) * 1%);
    min-width: 2px;
    border-radius: 2px;
    background: var(--cb-brand);
    forced-color-adjust: none;
  }
  .chart i.none {
    background: var(--cb-line-strong);
  }
  .chart .figure {
    text-align: right;
    font-weight: var(--cb-weight-bold);
  }
  th.how {
    width: 36%;
  }
  .acts {
    gap: var(--cb-space-1);
    justify-items: end;
    text-align: right;
  }
  .acts .link {
    text-align: right;
  }
  .outcome > * {
    margin-top: var(--cb-space-4);
  }
  .confirmation {
    margin-top: var(--cb-space-4);
    border-width: 2px;
  }
  .number-of-patients {
    width: 7rem;
  }
  @container cb (max-width: 30rem) {
    .chart li {
      grid-template-columns: 7.5rem minmax(0, 1fr) 3rem;
    }
    .tasks > li > .acts {
      grid-column: 2 / -1;
      justify-items: start;
    }
    .acts .link {
      text-align: left;
    }
  }
`
