import { css } from 'lit'

/** A table that scrolls in a frame of its own, with its headings always in sight. */
export const virtualTable = css`
  /* Positioned, so that what is there for screen readers only is cut off with its row and makes no page longer. */
  .rows-frame {
    position: relative;
    max-height: min(75vh, 46rem);
    overflow: auto;
    overflow-anchor: none;
  }
  .rows-frame:focus-visible {
    box-shadow:
      inset 0 0 0 3px var(--cb-focus),
      inset 0 0 0 5px var(--cb-focus-text);
  }
  .rows-frame table {
    border-collapse: separate;
    border-spacing: 0;
  }
  .rows-frame thead th {
    position: sticky;
    top: 0;
    z-index: 1;
  }
  .spacer > td {
    height: var(--room);
    padding: 0;
    border: 0;
  }
  @container cb (max-width: 44rem) {
    .rows-frame .cards tr.spacer {
      padding: 0;
      border: 0;
    }
    .rows-frame .cards tr.spacer > td {
      display: block;
      height: var(--room);
      padding: 0;
    }
  }
`
