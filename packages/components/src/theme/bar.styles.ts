import { css } from 'lit'

/**
 * Bars, swatches and progress. One fill for each bucket, each told apart without colour too; always beside the same
 * figures as text, so a bar itself is aria-hidden. A part's share is its `--share`, set through the CSSOM.
 */
export const bar = css`
  .bar {
    display: flex;
    gap: 2px;
    height: 0.875rem;
    border-radius: 3px;
    overflow: hidden;
    background: var(--cb-track);
    forced-color-adjust: none;
  }
  .bar.thin {
    height: 0.5rem;
  }
  .bar.thick {
    height: 1.375rem;
  }
  .bar > i {
    display: block;
    flex: var(--share, 0) 1 0;
    min-width: 3px;
    background: var(--fill, var(--cb-brand));
  }
  .bar > i.rest {
    background: none;
  }
  .legend {
    list-style: none;
    display: flex;
    flex-wrap: wrap;
    gap: var(--cb-space-1) var(--cb-space-3);
    font-size: var(--cb-text-s);
  }
  .legend li {
    display: inline-flex;
    gap: 0.375rem;
    align-items: center;
  }
  .swatch {
    display: inline-block;
    width: 0.875rem;
    height: 0.875rem;
    border-radius: 2px;
    vertical-align: -0.1em;
    flex: none;
    forced-color-adjust: none;
    background: var(--fill, var(--cb-line-strong));
  }
  [data-bucket='delivered'] {
    --fill: var(--cb-b-delivered);
  }
  [data-bucket='emailed'] {
    --fill: var(--cb-b-emailed);
  }
  [data-bucket='sending'] {
    --fill: var(--cb-b-sending);
  }
  [data-bucket='waiting'] {
    --fill: var(--cb-b-waiting);
  }
  [data-bucket='failed'] {
    --fill: var(--cb-b-failed);
  }
  [data-bucket='no-confirmation'] {
    --fill: var(--cb-b-no-confirmation);
  }
  [data-bucket='outcome-unknown'] {
    --fill: var(--cb-b-unknown);
  }
  [data-bucket='skipped'] {
    --fill: var(--cb-b-skipped);
  }
  [data-bucket='cancelled'] {
    --fill: var(--cb-b-cancelled);
  }
  [data-bucket='not-contactable'] {
    --fill: var(--cb-b-not-contactable);
  }
  .swatch[data-bucket='emailed'],
  .bar > [data-bucket='emailed'] {
    background: repeating-linear-gradient(
      135deg,
      var(--fill) 0 5px,
      color-mix(in srgb, var(--fill) 62%, var(--cb-surface)) 5px 7px
    );
  }
  .swatch[data-bucket='waiting'],
  .bar > [data-bucket='waiting'] {
    background: var(--cb-surface);
    box-shadow: inset 0 0 0 2px var(--fill);
  }
  .swatch:is([data-bucket='skipped'], [data-bucket='cancelled']),
  .bar > :is([data-bucket='skipped'], [data-bucket='cancelled']) {
    background: repeating-linear-gradient(45deg, var(--fill) 0 2px, var(--cb-surface) 2px 5px);
    box-shadow: inset 0 0 0 1px var(--fill);
  }
  .swatch[data-bucket='outcome-unknown'] {
    border-radius: 50%;
  }
  .swatch[data-bucket='no-confirmation'] {
    transform: rotate(45deg) scale(0.85);
  }
  .progress {
    appearance: none;
    width: 100%;
    height: 0.625rem;
    border: 0;
    border-radius: 5px;
    background: var(--cb-track);
    overflow: hidden;
    display: block;
  }
  .progress::-webkit-progress-bar {
    background: var(--cb-track);
  }
  .progress::-webkit-progress-value {
    background: var(--cb-brand);
  }
  .progress::-moz-progress-bar {
    background: var(--cb-brand);
  }
  .progress.complete::-webkit-progress-value {
    background: var(--cb-success);
  }
  .progress.complete::-moz-progress-bar {
    background: var(--cb-success);
  }
  @media (forced-colors: active) {
    .bar,
    .progress {
      border: 1px solid CanvasText;
    }
  }
`
