import { css } from 'lit'

/** What every element shares: type, spacing of blocks, focus, and what is there for screen readers only. */
export const base = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  .base {
    container: cb / inline-size;
    font: 400 var(--cb-text-m) / var(--cb-leading) var(--cb-font);
    font-variant-numeric: tabular-nums;
    color: var(--cb-text);
    background: var(--cb-surface);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .body {
    padding: var(--cb-space-4);
  }
  :host(:state(embedded)) .body {
    padding: 0;
  }
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  .title {
    font-size: var(--cb-text-2xl);
    font-weight: var(--cb-weight-bold);
    line-height: var(--cb-leading-tight);
    letter-spacing: -0.01em;
  }
  .title.small {
    font-size: var(--cb-text-xl);
  }
  .subtitle {
    font-size: var(--cb-text-l);
    font-weight: var(--cb-weight-bold);
    line-height: 1.3;
  }
  .minor {
    font-size: var(--cb-text-m);
    font-weight: var(--cb-weight-bold);
    line-height: 1.35;
  }
  [tabindex='-1']:focus {
    outline: none;
  }
  a {
    color: var(--cb-link);
    text-underline-offset: 0.15em;
  }
  a:hover {
    color: var(--cb-link-hover);
  }
  :focus-visible {
    outline: 3px solid transparent;
    box-shadow: var(--cb-focus-ring);
    border-radius: var(--cb-radius);
  }
  [tabindex='-1']:focus-visible {
    box-shadow: none;
  }
  a:not(.button):focus-visible {
    background: var(--cb-focus);
    color: var(--cb-focus-text);
    box-shadow:
      0 -2px var(--cb-focus),
      0 4px var(--cb-focus-text);
    text-decoration: none;
    border-radius: 0;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .lead {
    color: var(--cb-text-2);
    max-width: var(--cb-measure);
  }
  .muted {
    color: var(--cb-text-2);
  }
  .small-text {
    font-size: var(--cb-text-s);
  }
  .nowrap {
    white-space: nowrap;
  }
  .mono {
    font-family: var(--cb-font-mono);
    font-size: 0.95em;
  }
  .icon {
    width: 1.125em;
    height: 1.125em;
    flex: none;
    vertical-align: -0.2em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2.2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @container cb (max-width: 30rem) {
    .body {
      padding: var(--cb-space-3);
    }
    .title {
      font-size: var(--cb-text-xl);
    }
  }
`
