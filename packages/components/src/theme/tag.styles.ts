import { css } from 'lit'

/** Words in a bordered box: the colour repeats what the word says and never informs alone. */
export const tag = css`
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cb-space-1) var(--cb-space-2);
    align-items: center;
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    font-size: var(--cb-text-s);
    font-weight: var(--cb-weight-bold);
    line-height: 1.25;
    padding: 0.125rem 0.5rem;
    border: 1px solid;
    border-radius: var(--cb-radius);
    white-space: nowrap;
  }
  .tag.wrap {
    white-space: normal;
  }
  .tag.blue {
    background: var(--cb-tag-blue-bg);
    color: var(--cb-tag-blue-fg);
    border-color: var(--cb-tag-blue-bd);
  }
  .tag.green {
    background: var(--cb-tag-green-bg);
    color: var(--cb-tag-green-fg);
    border-color: var(--cb-tag-green-bd);
  }
  .tag.grey {
    background: var(--cb-tag-grey-bg);
    color: var(--cb-tag-grey-fg);
    border-color: var(--cb-tag-grey-bd);
  }
  .tag.red {
    background: var(--cb-tag-red-bg);
    color: var(--cb-tag-red-fg);
    border-color: var(--cb-tag-red-bd);
  }
  .tag.yellow {
    background: var(--cb-tag-yellow-bg);
    color: var(--cb-tag-yellow-fg);
    border-color: var(--cb-tag-yellow-bd);
  }
  .tag.orange {
    background: var(--cb-tag-orange-bg);
    color: var(--cb-tag-orange-fg);
    border-color: var(--cb-tag-orange-bd);
  }
  .tag.purple {
    background: var(--cb-tag-purple-bg);
    color: var(--cb-tag-purple-fg);
    border-color: var(--cb-tag-purple-bd);
  }
  .tag.aqua {
    background: var(--cb-tag-aqua-bg);
    color: var(--cb-tag-aqua-fg);
    border-color: var(--cb-tag-aqua-bd);
  }
  .tag.plum {
    background: var(--cb-tag-plum-bg);
    color: var(--cb-tag-plum-fg);
    border-color: var(--cb-tag-plum-bd);
  }
  .tag.plain {
    font-weight: 400;
    background: var(--cb-surface);
    color: var(--cb-text);
    border-color: var(--cb-line-strong);
  }
  .chip {
    font-family: var(--cb-font-mono);
    font-size: var(--cb-text-s);
    background: var(--cb-tag-blue-bg);
    color: var(--cb-tag-blue-fg);
    border: 1px solid var(--cb-tag-blue-bd);
    border-radius: var(--cb-radius);
    padding: 0.125rem 0.375rem;
    cursor: pointer;
    min-height: 1.75rem;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cb-space-2);
    list-style: none;
  }
  .filter {
    display: inline-flex;
    gap: var(--cb-space-2);
    align-items: center;
    font: inherit;
    font-size: var(--cb-text-s);
    min-height: 2rem;
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--cb-line-strong);
    border-radius: 1rem;
    background: var(--cb-surface);
    color: var(--cb-text);
    cursor: pointer;
  }
  .filter:hover {
    background: var(--cb-surface-3);
  }
  .filter[aria-pressed='true'] {
    background: var(--cb-brand);
    border-color: var(--cb-brand);
    color: var(--cb-on-brand);
  }
  .filter:focus-visible {
    border-radius: 1rem;
  }
  @media (pointer: coarse) {
    .chip,
    .filter {
      min-height: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .tag,
    .chip,
    .filter {
      border: 1px solid CanvasText;
    }
    .filter[aria-pressed='true'] {
      border: 3px solid Highlight;
    }
  }
`
