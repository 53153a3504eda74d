// The living table's looks: the theme's colours, JupyterLab's where they are not there; narrow pages stack the panes.

/** The theme's role, or the page's own colour. */
const role = (name: string, otherwise: string) => `var(--skbook-${name},${otherwise})`;
const ink = role("ink", "var(--jp-content-font-color1,CanvasText)");
const dim = role("dim", "var(--jp-content-font-color1,CanvasText)");
const paper = role("paper", "var(--jp-layout-color1,Canvas)");
const panel = role("panel", "var(--jp-layout-color2,Canvas)");
const band = role("band", "var(--jp-layout-color2,Canvas)");
const rule = role("rule", "GrayText");
const data = role("data", "LinkText");
const bad = role("bad", "var(--jp-error-color1,#a01227)");
const mono =
  "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC','Noto Sans CJK SC',monospace";

export const sheet = `
.skb-app{font-size:13px;line-height:1.4;color:${ink};container-type:inline-size}
.skb-app *{box-sizing:border-box}
.skb-toolbar{display:flex;flex-direction:column;gap:4px;margin-bottom:6px}
.skb-filter,.skb-tools{display:flex;flex-wrap:wrap;gap:6px 10px;align-items:center}
.skb-filter input{flex:1 1 14em;min-width:0;font:13px ${mono};padding:4px 6px}
.skb-app input[type=text],.skb-tools button,.skb-tools summary,.skb-pane-head button{color:${ink};background:${paper};border:1px solid ${rule};border-radius:4px}
.skb-tools button,.skb-tools summary,.skb-pane-head button{font:inherit;padding:3px 8px;cursor:pointer}
.skb-app input[aria-invalid]{border-color:${bad};outline:1px solid ${bad}}
.skb-error{color:${bad};margin:0;font:13px ${mono}}
.skb-status,.skb-keys{color:${dim};font-size:12px;margin:0}
.skb-keys{margin-top:4px}
.skb-columns{position:relative}
.skb-columns summary::marker{content:""}
.skb-menu{position:absolute;z-index:3;top:100%;left:0;display:grid;gap:2px;padding:8px 12px;background:${paper};border:1px solid ${rule};border-radius:4px;white-space:nowrap;max-height:20em;overflow:auto}
.skb-grid{position:relative;overflow:auto;height:min(60vh,480px,calc(var(--skb-lines) * 24px + 48px));min-height:76px;border:1px solid ${rule};border-radius:4px;background:${paper};overscroll-behavior:contain;contain:strict}
.skb-grid:focus-visible,.skb-tree:focus-visible,.skb-dump:focus-visible{outline:2px solid ${data};outline-offset:1px}
.skb-top{position:sticky;top:0;z-index:1;width:max-content;min-width:100%}
.skb-body{position:relative;width:max-content;min-width:100%}
.skb-row{display:grid;grid-template-columns:var(--skb-columns);width:max-content;min-width:100%;height:24px;font:12px/24px ${mono}}
.skb-body .skb-row{position:absolute;left:0;right:0;cursor:pointer;contain:layout style}
.skb-row>*{overflow:hidden;text-overflow:ellipsis;white-space:pre;padding:0 .7ch}
.skb-row>.skb-right{text-align:right}
.skb-head{background:${panel};border-bottom:1px solid ${rule};font-weight:bold}
.skb-head button{all:unset;cursor:pointer;display:block;width:100%;overflow:hidden;text-overflow:ellipsis;font-weight:bold}
.skb-head button:focus-visible{outline:2px solid ${data};outline-offset:-2px}
.skb-body .skb-row:hover,.skb-level2{background:${band}}
.skb-level2 [role=gridcell]:first-child{padding-left:3ch}
.skb-body .skb-active{background:color-mix(in srgb,${data} 18%,${paper});box-shadow:inset 3px 0 ${data}}
.skb-body .skb-active .skb-cell{outline:2px solid ${data};outline-offset:-2px}
.skb-dropped [role=gridcell]:last-child{color:${bad}}
.skb-swatch{display:inline-block;width:8px;height:8px;margin-right:1ch}
.skb-nothing{padding:0 1ch;line-height:24px;color:${dim}}
.skb-panes{border:1px solid ${rule};border-radius:4px;margin-top:6px;background:${paper}}
.skb-pane-head{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:6px;padding:4px 8px;background:${panel}}
.skb-decided{margin:0;padding:4px 8px 4px 24px;font-size:12px}
.skb-split{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 8px}
.skb-tree,.skb-dump{margin:0;padding:6px 8px;max-height:360px;overflow:auto;font:12px/1.5 ${mono};background:none;border:0}
.skb-tree,.skb-tree ul{list-style:none}
.skb-tree ul{margin:0;padding:0}
.skb-tree li{margin:0}
.skb-dump{white-space:pre}
.skb-offset{color:${dim}}
.skb-layer-name{display:block;font-weight:bold;cursor:pointer}
.skb-layer-name::before{content:"▾ "}
.skb-layer[aria-expanded=false]>.skb-layer-name::before{content:"▸ "}
.skb-field{padding-left:3ch;display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 2ch;cursor:pointer}
.skb-value{overflow-wrap:anywhere}
.skb-lit{background:color-mix(in srgb,#ffc400 35%,${paper});outline:1px solid color-mix(in srgb,#b8860b 80%,${ink})}
.skb-active>.skb-layer-name,.skb-field.skb-active{box-shadow:inset 3px 0 ${data}}
.skb-over{position:relative;display:block;width:fit-content;max-width:100%}
.skb-band{position:absolute;left:0;right:0;cursor:pointer;border-radius:3px}
.skb-band:hover,.skb-band.skb-pointed{background:#ffc40026}
.skb-band.skb-chosen{background:#ffc40024;box-shadow:inset 0 0 0 1.5px #b8860b}
@container (max-width:46em){.skb-split{grid-template-columns:minmax(0,1fr)}.skb-dump{border-top:1px solid ${rule}}}
@media screen{.skb-still{display:none}}
@media print{.skb-app,.skb-band{display:none}}
@media (forced-colors:active){.skb-active,.skb-lit,.skb-chosen{outline:2px solid Highlight}}
`;
