// What a live page adds: bars of buttons, editors, and what state a cell is in. Nothing of it shows before the script
// has begun, and nothing of it is on paper.

export const liveCss = `
html:has(> .live) { scroll-padding-top: 6.5rem; }
.live-bar, .cell-bar { display: flex; flex-wrap: wrap; gap: .4em; align-items: center; font-size: .8125rem; line-height: 1.5; }
.live-bar { position: sticky; top: 0; z-index: 2; padding: .6em 0; background: var(--paper); border-bottom: 1px solid var(--line); }
.live-bar [role=status] { color: var(--quiet); flex: 1 1 12em; }
.live-bar details { flex-basis: 100%; color: var(--quiet); }
.live-bar summary { cursor: pointer; width: max-content; }
.live-bar ul { margin: .4em 0; padding-left: 1.4em; }
.live-bar button, .cell-bar button, .question button, .question input {
  font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--line); border-radius: .3em; padding: .1em .7em;
}
.live-bar button, .cell-bar button { cursor: pointer; min-height: 1.75rem; }
button:hover:not(:disabled) { border-color: var(--link); }
button:disabled { color: var(--quiet); opacity: .6; cursor: default; }
button.run { color: var(--link); font-weight: 600; }
.cell-bar .number { color: var(--quiet); font-family: var(--mono); min-width: 2.5em; }
.editor { overflow-x: auto; border: 1px solid var(--line); border-left: .2em solid var(--line); border-radius: .4em; background: var(--raised); }
.edited > .editor, .edited > details > .editor { border-left-color: var(--link); }
.editor:focus-within { outline: 2px solid var(--link); outline-offset: 1px; }
.editor > div { display: grid; min-width: max-content; }
.editor pre, .editor textarea {
  grid-area: 1 / 1; margin: 0; padding: .8em 1em; border: 0; background: none; font: .8125rem/1.45 var(--mono);
  white-space: pre; tab-size: 8; letter-spacing: normal; overflow: hidden; text-autospace: no-autospace;
}
.editor pre { pointer-events: none; min-width: 100%; }
.editor textarea { width: 100%; resize: none; color: transparent; caret-color: var(--ink); outline: none; }
.editor textarea::selection { background: color-mix(in srgb, var(--link) 30%, transparent); }
.cell[data-state=running] > .cell-bar .number { color: var(--link); font-weight: 700; }
.cell[data-state=failed] > .cell-bar .number, .cell[data-state=stopped] > .cell-bar .number { color: var(--bad); }
.cell[data-state=ok] > .cell-bar .number { color: var(--hl-string); }
.cell[data-state=running] > .results { opacity: .75; }
.results > * { margin: 0 0 .5em; }
.question { display: flex; gap: .5em; font-size: .875rem; }
@media print { .live-bar, .cell-bar, .question { display: none; } .editor { border: 0; } }
`;
