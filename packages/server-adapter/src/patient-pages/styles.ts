import { createHash } from 'node:crypto'

const text = `:root{color-scheme:light dark;--page:#f0f4f5;--surface:#fff;--foot:#e8edee;--text:#212b32;--text-2:#4c6272;
--line:#d8dde0;--form:#4c6272;--link:#005eb8;--brand:#005eb8;--top:#003087;--error:#d5281b;--error-text:#b3160a;
--focus:#ffeb3b;--focus-text:#212b32}
@media (prefers-color-scheme:dark){:root{--page:#12181c;--surface:#1b242a;--foot:#0d1316;--text:#eef2f4;--text-2:#b3c0c9;
--line:#38444c;--form:#8fa0ac;--link:#8cc1f5;--brand:#4f9ce0;--top:#0a2340;--error:#f0685d;--error-text:#ff9d94}}
*,*::before,*::after{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:400 1rem/1.5 Arial,'Liberation Sans',Helvetica,sans-serif}
.in{max-width:40rem;margin:0 auto;padding:0 1rem}
.top{background:var(--top);color:#fff}.top .in{padding-top:.875rem;padding-bottom:.875rem}
.top b{font-size:1.1875rem;line-height:1.25}
.test{background:#fff7b2;color:#212b32;border-bottom:1px solid #ffb81c;font-size:.875rem}.test p{padding:.375rem 0}
main{padding-top:1.5rem!important;padding-bottom:2rem!important;display:grid;gap:1.25rem;grid-template-columns:minmax(0,1fr)}
h1{font-size:1.6875rem;line-height:1.2;margin:0;letter-spacing:-.01em}h2{font-size:1.25rem;line-height:1.3;margin:0}
p,ul,dl{margin:0}ul{padding-left:1.25rem;display:grid;gap:.375rem}
a{color:var(--link);text-underline-offset:.15em}a:focus-visible{background:var(--focus);color:var(--focus-text);
box-shadow:0 -2px var(--focus),0 4px var(--focus-text);outline:3px solid transparent;text-decoration:none}
fieldset{border:0;margin:0;padding:0;min-width:0;display:grid;gap:.875rem}legend{padding:0;margin-bottom:.5rem}
.bad{border-left:4px solid var(--error);padding-left:.75rem}.bad input[aria-invalid]{border-color:var(--error)}
.stack{display:grid;gap:1.25rem;justify-items:start}.hint{color:var(--text-2)}
.vh{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap;border:0}
.date{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end}.date label{display:grid;gap:2px}
.date input{font:inherit;font-size:1.1875rem;font-variant-numeric:tabular-nums;color:var(--text);background:var(--surface);
border:2px solid var(--form);border-radius:4px;min-height:2.75rem;padding:.25rem .5rem;width:3.5rem}
.date .year{width:5.5rem}
.question>div{display:grid;gap:.5rem}.question label h1,.ask{display:block}.ask{font-weight:700}.stack,.question,form fieldset{width:100%}
.choice{display:flex;gap:.75rem;align-items:start;min-height:2.75rem}.choice input{width:2.5rem;height:2.5rem;margin:0;flex:none;accent-color:var(--link)}
.choice label{padding:.4375rem 0}.inner{margin-left:3.25rem;display:grid;gap:.25rem}
.wide,.number,textarea,select{font:inherit;color:var(--text);background:var(--surface);border:2px solid var(--form);border-radius:4px;min-height:2.75rem;padding:.25rem .5rem;max-width:100%}
.wide,textarea{width:100%}.number{width:7rem}.unit{display:flex;gap:.5rem;align-items:center;flex-wrap:wrap}.bad .wide,.bad .number,.bad textarea{border-color:var(--error)}
textarea:focus-visible,select:focus-visible{outline:3px solid var(--focus);box-shadow:inset 0 0 0 4px #212b32}
.answers>div{border-bottom:1px solid var(--line);padding:.625rem 0;display:grid;gap:.25rem}.answers dt{font-weight:700}.answers dd{margin:0;overflow-wrap:anywhere}
.done{background:#007f3b;color:#fff;border-radius:4px;padding:1.5rem 1rem;text-align:center;display:grid;gap:.5rem}.language{text-align:right}
input:focus-visible,button:focus-visible,summary:focus-visible,.button:focus-visible{outline:3px solid var(--focus);
outline-offset:0;box-shadow:inset 0 0 0 4px #212b32}
button,.button{display:inline-block;font:700 1.1875rem/1.25 Arial,'Liberation Sans',Helvetica,sans-serif;color:#fff;
background:#007f3b;border:2px solid transparent;border-radius:4px;box-shadow:0 4px 0 #00401e;margin-bottom:4px;
min-height:3rem;padding:.625rem 1.25rem;width:100%;cursor:pointer;text-align:center;text-decoration:none}
button:hover,.button:hover{background:#00662f}a.button{color:#fff}
button.quiet{color:var(--link);background:transparent;border-color:var(--link);box-shadow:none}
.card{background:var(--surface);border:1px solid var(--line);border-radius:4px;padding:1rem;display:grid;gap:.75rem}
.urgent{background:var(--surface);border:1px solid var(--line);border-left:8px solid var(--error);border-radius:4px;
padding:.875rem 1rem;display:grid;gap:.375rem}
.summary{border:4px solid var(--error);border-radius:4px;padding:1rem;display:grid;gap:.5rem;background:var(--surface)}
.summary ul{list-style:none;padding:0}.summary a{color:var(--error-text);font-weight:700}
.error{color:var(--error-text);font-weight:700}.nowrap{white-space:nowrap}.file{overflow-wrap:anywhere}
footer{border-top:4px solid var(--brand);background:var(--foot);padding:1.25rem 0 2rem;font-size:.9375rem}
footer .in{display:grid;gap:.625rem}footer .more{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
footer a,.date label,p a{min-height:1.5rem}
@media (min-width:40.0625em){body{font-size:1.1875rem}h1{font-size:2.25rem}button,.button{width:auto}
main{padding-top:2.5rem!important}}
@media (forced-colors:active){.card,.urgent,.summary,button,.button{border:1px solid CanvasText}}`

/** Stands in the page itself: one answer is everything that a patient's phone fetches. Contrast as in the elements. */
export const styles: string = text

/** The policy lets exactly this style in, and no other. */
export const styleSource = `'sha256-${createHash('sha256').update(text).digest('base64')}'`
