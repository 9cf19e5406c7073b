import { css } from 'lit'

/** A list in which each line is on its way or done: the steps a file goes through, the guards before Send. */
export const tasks = css`
  .tasks {
    list-style: none;
    display: grid;
  }
  .tasks > li {
    display: grid;
    grid-template-columns: 1.5rem minmax(0, 1fr) auto;
    gap: 0 var(--cb-space-2);
    padding: var(--cb-space-2) 0;
    border-bottom: 1px solid var(--cb-line);
    align-items: start;
  }
  .tasks > li:last-child {
    border: 0;
  }
  .tasks > li > .icon,
  .tasks > li > .spinner {
    margin-top: 0.15em;
  }
  .tasks > [data-task='done'] > .icon {
    color: var(--cb-success);
  }
  .tasks .more {
    grid-column: 2 / -1;
    margin-top: var(--cb-space-1);
  }
  .tasks [data-guard='warn'] > .icon,
  .tasks [data-guard='block'] > .icon {
    color: var(--cb-warning);
  }
  .tasks [data-guard='block'] > .icon {
    color: var(--cb-error);
  }
  .tasks [data-guard='ok'] > .icon {
    color: var(--cb-success);
  }
  .link .icon {
    text-decoration: none;
  }
`
