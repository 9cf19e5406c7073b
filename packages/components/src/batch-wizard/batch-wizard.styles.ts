import { css } from 'lit'

export const wizardStyles = css`
  .steps {
    border-bottom: 1px solid var(--cb-line);
    background: var(--cb-surface-2);
    padding: var(--cb-space-2h) var(--cb-space-4);
  }
  .steps .now {
    font-size: var(--cb-text-s);
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--cb-space-2);
  }
  .steps ol {
    list-style: none;
    display: flex;
    gap: var(--cb-space-1);
    margin-top: var(--cb-space-2);
  }
  .steps li {
    flex: 1;
    height: 6px;
    border-radius: 3px;
    background: color-mix(in srgb, var(--cb-line-strong) 55%, transparent);
    position: relative;
  }
  .steps li.done {
    background: var(--cb-success);
  }
  .steps li.current {
    background: var(--cb-brand);
  }
  .steps li > * {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  /* A step that is only a piece of the bar still shows its name while the keyboard is on it */
  .steps li > .link:focus-visible {
    width: auto;
    height: auto;
    overflow: visible;
    clip-path: none;
    top: 0.75rem;
    z-index: 1;
    background: var(--cb-surface);
    padding: 0 var(--cb-space-1);
    white-space: nowrap;
  }
  .steps li:nth-child(n + 4) > .link:focus-visible {
    right: 0;
  }
  .embedded {
    padding: var(--cb-space-4);
  }
  .standstill {
    padding: var(--cb-space-4) var(--cb-space-4) 0;
  }
  .saving {
    font-size: var(--cb-text-s);
    color: var(--cb-text-2);
    text-align: right;
    padding: 0 var(--cb-space-4) var(--cb-space-4);
  }
  .short {
    max-width: 30rem;
  }
  .ways {
    list-style: none;
    display: grid;
    font-size: var(--cb-text-s);
  }
  .ways li {
    display: grid;
    grid-template-columns: 1.5rem minmax(0, 1fr);
    gap: 0 var(--cb-space-2);
    padding: var(--cb-space-2) 0;
    border-bottom: 1px solid var(--cb-line);
  }
  .ways li:last-child {
    border: 0;
  }
  .ways .icon {
    margin-top: 0.15em;
  }
  @container cb (max-width: 30rem) {
    .steps,
    .embedded {
      padding-left: var(--cb-space-3);
      padding-right: var(--cb-space-3);
    }
  }
  @container cb (min-width: 48rem) {
    .steps .now {
      display: none;
    }
    .steps ol {
      margin: 0;
      gap: var(--cb-space-2);
      justify-content: space-between;
    }
    .steps li,
    .steps li.done,
    .steps li.current {
      flex: 0 1 auto;
      height: auto;
      background: none;
      display: flex;
      align-items: center;
      gap: var(--cb-space-2);
      font-size: var(--cb-text-s);
      color: var(--cb-text-2);
    }
    .steps li > *,
    .steps li > .link:focus-visible {
      position: static;
      width: auto;
      height: auto;
      overflow: visible;
      clip-path: none;
      padding: 0.125rem 0;
    }
    .steps .number {
      display: inline-grid;
      place-items: center;
      flex: none;
      width: 1.625rem;
      height: 1.625rem;
      padding: 0;
      border-radius: 50%;
      border: 2px solid var(--cb-line-strong);
      font-weight: var(--cb-weight-bold);
      font-size: var(--cb-text-xs);
      line-height: 1;
    }
    .steps .done .number {
      background: var(--cb-success);
      border-color: var(--cb-success);
      color: var(--cb-surface);
    }
    .steps li.current {
      color: var(--cb-text);
      font-weight: var(--cb-weight-bold);
    }
    .steps .current .number {
      background: var(--cb-brand);
      border-color: var(--cb-brand);
      color: var(--cb-on-brand);
    }
  }
  @media (forced-colors: active) {
    .steps .current .number {
      border: 4px solid Highlight;
    }
    @container cb (max-width: 48rem) {
      .steps li {
        border: 1px solid CanvasText;
      }
      .steps li.current {
        background: Highlight;
      }
    }
  }
`
