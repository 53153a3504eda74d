// How the page looks: one column of prose beside its table of contents, light and dark as the reader's system is,
// stacked on a phone, unfolded on paper. Fonts are the reader's own, with one for Chinese in every stack.
// Colours are the pictures' own roles (view/theme), so that page and drawings are one sheet.

import { stylesheet } from "../view/index.js";

export const css = `
${stylesheet}
:root {
  --ink: var(--skbook-ink); --quiet: var(--skbook-dim); --paper: var(--skbook-paper); --raised: var(--skbook-panel);
  --line: color-mix(in srgb, var(--skbook-rule) 40%, var(--skbook-paper)); --link: var(--skbook-data);
  --bad: var(--skbook-bad); --bad-paper: var(--skbook-badFill);
  --hl-keyword: var(--skbook-arp); --hl-string: var(--skbook-good); --hl-comment: var(--skbook-dim);
  --hl-number: var(--skbook-note); --hl-name: var(--skbook-data);
  --text: system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Sarasa Mono SC", "Noto Sans Mono CJK SC", monospace;
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; padding: 0 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.75 var(--text); text-autospace: normal; text-spacing-trim: trim-start; line-break: strict; overflow-wrap: break-word;
  hanging-punctuation: allow-end;
  display: grid; grid-template-columns: minmax(0, 56rem); justify-content: center; gap: 0 3rem;
}
a { color: var(--link); text-underline-offset: .2em; }
h1, h2, h3, h4 { line-height: 1.35; margin: 2.2em 0 .7em; text-wrap: balance; }
h1 { font-size: 2rem; margin-top: 1.5em; }
h2 { font-size: 1.5rem; padding-bottom: .25em; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.2rem; }
p, ul, ol, blockquote, table, pre, figure { margin: 0 0 1em; }
p, li { text-wrap: pretty; }
li + li { margin-top: .25em; }
blockquote { padding: .1em 1em; border-left: .25em solid var(--line); color: var(--quiet); }
blockquote > :last-child { margin-bottom: 0; }
img { max-width: 100%; height: auto; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
code, pre, kbd, samp { font-family: var(--mono); font-size: .875em; }
:not(pre) > code { padding: .1em .35em; border-radius: .25em; background: var(--raised); }
pre {
  padding: .8em 1em; border-radius: .4em; background: var(--raised); line-height: 1.45; font-size: .8125rem;
  overflow-x: auto; white-space: pre; overflow-wrap: normal; text-autospace: no-autospace; tab-size: 8;
}
pre code { font-size: inherit; }
table:not(.skbook *) { border-collapse: collapse; font-size: .9375em; }
:is(th, td):not(.skbook *) { padding: .35em .75em; border: 1px solid var(--line); text-align: start; vertical-align: top; }
th:not(.skbook *) { background: var(--raised); }
.scroll { overflow-x: auto; margin-bottom: 1em; }
.scroll > table { margin: 0; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }

nav { font-size: .875rem; line-height: 1.5; max-height: 40vh; overflow-y: auto; border-bottom: 1px solid var(--line); padding: 1rem 0; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav li { margin: .3em 0; }
nav a { color: var(--quiet); text-decoration: none; }
nav a:hover { color: var(--link); text-decoration: underline; }
nav .level-2 { padding-left: 1em; }
nav .level-3 { padding-left: 2em; }
@media (min-width: 68rem) {
  body { grid-template-columns: 15rem minmax(0, 56rem); }
  body:not(:has(nav)) { grid-template-columns: minmax(0, 56rem); }
  nav { position: sticky; top: 0; align-self: start; max-height: 100vh; padding: 2.5rem 0; border: 0; }
  /* Two pictures beside each other may be wider than prose. */
  body:has(.skbook-beside) { grid-template-columns: 15rem minmax(0, 84rem); }
  body:has(.skbook-beside):not(:has(nav)) { grid-template-columns: minmax(0, 84rem); }
  body:has(.skbook-beside) main > :not(:has(.skbook-beside)) { max-width: 56rem; }
}

nav [aria-current] { color: var(--link); font-weight: 600; }
nav.around { position: static; grid-column: 1 / -1; display: flex; justify-content: space-between; gap: 1em; border-top: 1px solid var(--line); padding: 1rem 0; }
.book { line-height: 1.9; }
.search input { font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--line); border-radius: .3em; padding: .2em .6em; }
.found mark { background: var(--skbook-noteFill); color: inherit; }

.anchor::after { content: "#"; }
.anchor { margin-left: .4em; font-weight: 400; color: var(--quiet); text-decoration: none; opacity: 0; }
:is(h1, h2, h3, h4, h5, h6):hover > .anchor, .anchor:focus { opacity: 1; }
.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.footnotes { margin-top: 2.5em; padding-top: .5em; border-top: 1px solid var(--line); font-size: .875em; color: var(--quiet); }
.markdown-alert { margin: 0 0 1em; padding: .5em 1em; border-left: .25em solid var(--alert); background: var(--raised); border-radius: 0 .4em .4em 0; --alert: var(--link); }
.markdown-alert > :last-child { margin-bottom: 0; }
.markdown-alert-title { font-weight: 700; color: var(--alert); margin-bottom: .3em; }
.markdown-alert-tip { --alert: var(--skbook-good); }
.markdown-alert-important { --alert: var(--skbook-arp); }
.markdown-alert-warning { --alert: var(--skbook-note); }
.markdown-alert-caution { --alert: var(--bad); }
.math { text-align: center; padding: .3em 0; }
.copied { position: relative; margin: 0 0 1em; }
.cell > .copied { margin: 0 0 .5em; }
.output .copied { margin: 0; }
.copied > pre { margin: 0; }
.copy { position: absolute; top: .4em; right: .4em; font: .75rem/1.4 var(--text); color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: .3em; padding: .1em .6em; opacity: 0; cursor: pointer; }
.copied:hover > .copy, .copy:focus { opacity: 1; }

.cell { margin: 0 0 1.5em; }
.cell > * { margin: 0 0 .5em; }
.source { border-left: .2em solid var(--line); }
.cell > details > summary { cursor: pointer; color: var(--quiet); font-size: .8125rem; width: max-content; }
.output pre { margin: 0; background: var(--raised); border: 1px solid var(--line); }
.output.rich { overflow-x: auto; contain: paint; }
.output.rich img { max-width: none; vertical-align: top; }
.output.rich table:not(.skbook *) { width: max-content; min-width: 50%; margin: 0; }
.output .skbook-terminal { background: var(--raised); border: 1px solid var(--line); }
.output.stderr pre { border-color: var(--bad); }
.output.error pre { color: var(--bad); background: var(--bad-paper); border-color: var(--bad); }
.hl-prompt { color: var(--hl-string); }
.hl-typed { font-weight: 600; }
.hl-keyword { color: var(--hl-keyword); }
.hl-string { color: var(--hl-string); }
.hl-comment { color: var(--hl-comment); }
.hl-number, .hl-option { color: var(--hl-number); }
.hl-name, .hl-type, .hl-variable { color: var(--hl-name); }

@media print {
  :root { color-scheme: light; --link: var(--skbook-ink); }
  @page { margin: 18mm 16mm; }
  body { display: block; padding: 0; font-size: 10.5pt; line-height: 1.6; }
  .copy, .anchor { display: none; }
  .footnotes, .markdown-alert { break-inside: avoid; }
  nav, details:not([open], .skbook-capture *) { display: none; }
  details[open] > summary { list-style: none; }
  h1, h2, h3, h4 { break-after: avoid; }
  h2 { margin-top: 1.6em; }
  /* Some pictures carry their own style, for pages that have none. */
  pre { font-size: 8pt !important; white-space: pre-wrap !important; overflow-wrap: anywhere; overflow: visible !important; }
  .output.rich, .scroll { overflow: visible; contain: none; }
  .output.rich img { max-width: 100%; break-inside: avoid; }
  .output.rich table { width: 100% !important; font-size: 6.5pt !important; }
  .output.rich :is(th, td):not(.skbook-capture *) { white-space: normal !important; padding: 1px 3pt !important; }
  pre { orphans: 4; widows: 4; }
  figcaption { break-after: avoid; }
  tr, img, blockquote { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
}
`;
