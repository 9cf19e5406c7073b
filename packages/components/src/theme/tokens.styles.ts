import { css } from 'lit'

/**
 * Every measure and colour that a host page may set, on the element, from outside. Colours follow the page's own
 * `color-scheme`, so an element is dark exactly where the page around it is. Elements inside another one inherit.
 * Values: NHS design system (colours, spacing, type scale), system typefaces.
 */
export const tokens = css`
  :host(:not(:state(embedded))) {
    --cb-font: Arial, 'Liberation Sans', Helvetica, sans-serif;
    --cb-font-mono: ui-monospace, 'SFMono-Regular', Consolas, 'Liberation Mono', monospace;
    --cb-text-xs: 0.8125rem;
    --cb-text-s: 0.875rem;
    --cb-text-m: 1rem;
    --cb-text-l: 1.1875rem;
    --cb-text-xl: 1.375rem;
    --cb-text-2xl: 1.75rem;
    --cb-text-3xl: 2.25rem;
    --cb-leading-tight: 1.2;
    --cb-leading: 1.45;
    --cb-weight-bold: 700;
    --cb-space-1: 0.25rem;
    --cb-space-2: 0.5rem;
    --cb-space-2h: 0.75rem;
    --cb-space-3: 1rem;
    --cb-space-4: 1.5rem;
    --cb-space-5: 2rem;
    --cb-space-6: 2.5rem;
    --cb-space-7: 3rem;
    --cb-space-8: 3.5rem;
    --cb-space-9: 4rem;
    --cb-radius: 4px;
    --cb-radius-l: 8px;
    --cb-border-width: 1px;
    --cb-border-width-form: 2px;
    --cb-measure: 44rem;
    --cb-row-pad: 0.4375rem;
    --cb-cell-pad: 0.625rem;
    --cb-control-height: 2.5rem;

    --cb-page: light-dark(#f0f4f5, #0f171d);
    --cb-surface: light-dark(#ffffff, #17212a);
    --cb-surface-2: light-dark(#f5f8f9, #1d2933);
    --cb-surface-3: light-dark(#e8edee, #263540);
    --cb-text: light-dark(#212b32, #e8edee);
    --cb-text-2: light-dark(#4c6272, #aeb7bd);
    --cb-line: light-dark(#d8dde0, #33434f);
    --cb-line-strong: #768692;
    --cb-form-line: light-dark(#4c6272, #8a99a4);
    --cb-link: light-dark(#005eb8, #86c0f5);
    --cb-link-hover: light-dark(#7c2855, #f0b3d2);
    --cb-brand: light-dark(#005eb8, #5aa5ea);
    --cb-brand-dark: light-dark(#003087, #bcdcf8);
    --cb-brand-tint: light-dark(#e6eff8, #15304a);
    --cb-on-brand: light-dark(#ffffff, #0b1a28);
    --cb-success: light-dark(#007f3b, #4dbb86);
    --cb-success-tint: light-dark(#e9f5ee, #122d22);
    --cb-error: light-dark(#d5281b, #ff7a6b);
    --cb-error-text: light-dark(#b3160a, #ffa79c);
    --cb-error-tint: light-dark(#fdf0ef, #3a1a18);
    --cb-warning: light-dark(#b25f00, #f0a640);
    --cb-warning-text: light-dark(#7a4100, #ffd08a);
    --cb-warning-tint: light-dark(#fff6e0, #35280f);
    --cb-decide: light-dark(#7c2855, #e08fbd);
    --cb-decide-tint: light-dark(#f7eef3, #351b2b);
    --cb-test: light-dark(#fff7b2, #4a3f00);
    --cb-test-line: #ffb81c;
    --cb-test-text: light-dark(#212b32, #fff3b8);
    --cb-mark: light-dark(#ffdc8e, #6b4a00);
    --cb-mark-text: light-dark(#212b32, #ffe9bd);
    --cb-old: light-dark(#7a4100, #ffd08a);
    --cb-new: light-dark(#00602d, #8fe0b8);
    --cb-button: #007f3b;
    --cb-button-hover: #00662f;
    --cb-button-shadow: light-dark(#00401e, #003d1c);
    --cb-button-text: #ffffff;
    --cb-danger: #d5281b;
    --cb-danger-shadow: #6b140e;
    --cb-quiet: light-dark(#ffffff, #17212a);
    --cb-quiet-text: light-dark(#005eb8, #86c0f5);
    --cb-quiet-line: light-dark(#005eb8, #86c0f5);
    --cb-b-delivered: light-dark(#007f3b, #4dbb86);
    --cb-b-emailed: light-dark(#00827f, #45b8b4);
    --cb-b-sending: light-dark(#005eb8, #5aa5ea);
    --cb-b-waiting: light-dark(#768692, #8a99a4);
    --cb-b-failed: light-dark(#d5281b, #ff7a6b);
    --cb-b-no-confirmation: light-dark(#b25f00, #f0a640);
    --cb-b-unknown: light-dark(#7c2855, #e08fbd);
    --cb-b-skipped: light-dark(#4c6272, #aeb7bd);
    --cb-b-cancelled: light-dark(#4c6272, #aeb7bd);
    --cb-b-not-contactable: light-dark(#212b32, #d8dde0);
    --cb-track: light-dark(#e8edee, #2c3a45);
    --cb-tag-blue-bg: light-dark(#d6e6f5, #123a5e);
    --cb-tag-blue-fg: light-dark(#003d78, #cbe4fb);
    --cb-tag-blue-bd: light-dark(#8fbbe3, #2f6da6);
    --cb-tag-green-bg: light-dark(#cfe9da, #103d28);
    --cb-tag-green-fg: light-dark(#004c23, #bdf0d5);
    --cb-tag-green-bd: light-dark(#7fc29d, #2a7a52);
    --cb-tag-grey-bg: light-dark(#e3e8ea, #2d3b45);
    --cb-tag-grey-fg: light-dark(#2b3a44, #dbe3e8);
    --cb-tag-grey-bd: light-dark(#aeb7bd, #566874);
    --cb-tag-red-bg: light-dark(#f9d9d6, #541d18);
    --cb-tag-red-fg: light-dark(#801810, #ffd0cb);
    --cb-tag-red-bd: light-dark(#e8948d, #a04238);
    --cb-tag-yellow-bg: light-dark(#fff3b8, #453c00);
    --cb-tag-yellow-fg: light-dark(#4d4300, #fff0a0);
    --cb-tag-yellow-bd: light-dark(#d9c03d, #8a7b1a);
    --cb-tag-orange-bg: light-dark(#ffe4ad, #4d3400);
    --cb-tag-orange-fg: light-dark(#5c3800, #ffdfa6);
    --cb-tag-orange-bd: light-dark(#e6ad4a, #94691a);
    --cb-tag-purple-bg: light-dark(#e4dcf0, #382752);
    --cb-tag-purple-fg: light-dark(#3c2560, #e4d6fb);
    --cb-tag-purple-bd: light-dark(#b39ad3, #6c5294);
    --cb-tag-aqua-bg: light-dark(#d0e9e8, #0f3f3d);
    --cb-tag-aqua-fg: light-dark(#0b4744, #bdeeec);
    --cb-tag-aqua-bd: light-dark(#7dbdba, #2b7a77);
    --cb-tag-plum-bg: light-dark(#f2dbe7, #4b1a38);
    --cb-tag-plum-fg: light-dark(#5c1640, #ffd2ea);
    --cb-tag-plum-bd: light-dark(#d394b6, #8f4470);
    --cb-focus: #ffeb3b;
    --cb-focus-text: #212b32;

    /* Yellow with a dark outer line on light, on a dark gap on dark: 3:1 on every surface of both */
    --cb-focus-ring:
      0 0 0 2px light-dark(var(--cb-focus), #0f171d), 0 0 0 3px var(--cb-focus),
      0 0 0 5px light-dark(#212b32, var(--cb-focus));
    --cb-shadow-1: 0 1px 2px light-dark(rgb(33 43 50 / 12%), rgb(0 0 0 / 40%));
    --cb-shadow-2: 0 4px 16px light-dark(rgb(33 43 50 / 14%), rgb(0 0 0 / 50%));
  }

  @media (pointer: coarse) {
    :host(:not(:state(embedded))) {
      --cb-row-pad: 0.6875rem;
      --cb-control-height: 2.75rem;
    }
  }
  :host([density='comfortable']) {
    --cb-row-pad: 0.6875rem;
    --cb-cell-pad: 0.75rem;
    --cb-control-height: 2.75rem;
  }
  :host([density='compact']) {
    --cb-row-pad: 0.25rem;
    --cb-cell-pad: 0.5rem;
    --cb-control-height: 2.25rem;
  }
`
