import { css } from 'lit'

export const scheduleStyles = css`
  .days {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    gap: var(--cb-space-2);
    align-items: end;
    list-style: none;
    min-height: 9rem;
  }
  .days li {
    display: grid;
    gap: 2px;
    text-align: center;
    font-size: var(--cb-text-s);
    line-height: 1.25;
  }
  .days i,
  .day-rows i {
    display: block;
    background: var(--cb-brand);
    forced-color-adjust: none;
  }
  .days i {
    width: min(100%, 3.5rem);
    justify-self: center;
    border-radius: 2px 2px 0 0;
    height: calc(var(--share, 0) * 0.93px);
    border-bottom: 2px solid var(--cb-text);
  }
  .day-rows {
    list-style: none;
    display: grid;
    gap: var(--cb-space-1) var(--cb-space-2h);
    grid-template-columns: auto auto minmax(3rem, 1fr) auto;
    font-size: var(--cb-text-s);
  }
  .day-rows li {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    align-items: center;
  }
  .day-rows li > * {
    grid-row: 1;
  }
  .day-rows span:nth-of-type(1) {
    grid-column: 1;
  }
  .day-rows span:nth-of-type(2) {
    grid-column: 2;
  }
  .day-rows i {
    grid-column: 3;
    height: 1rem;
    border-radius: 2px;
    width: calc(var(--share, 0) * 1%);
  }
  .day-rows strong {
    grid-column: 4;
    text-align: right;
  }
  [data-outside] i {
    background: repeating-linear-gradient(
      45deg,
      var(--cb-warning) 0 6px,
      color-mix(in srgb, var(--cb-warning) 55%, var(--cb-surface)) 6px 10px
    );
  }
  @container cb (max-width: 30rem) {
    .days li {
      font-size: var(--cb-text-xs);
    }
  }
`
