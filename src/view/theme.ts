// The colours of every picture, by what they mean. Text roles keep 4.5:1 on paper, panel and band (test/view/theme.test.ts).
// A drawing gets them as plain CSS classes (no custom properties: a drawing must also be right where CSS is old);
// a page gets them as custom properties through `stylesheet`.
import { lightSheet } from "./capture/light.js";

export const light = {
  paper: "#ffffff",
  panel: "#f4f6f8",
  band: "#e9eef4",
  rule: "#8a94a0",
  ink: "#1b2129",
  dim: "#4f5a66",
  data: "#0a4fa3",
  arp: "#6a35b5",
  bad: "#a01227",
  good: "#14602d",
  note: "#704600",
  noteFill: "#fff3d6",
  badFill: "#ffe9ea",
  step: "#1b2129",
  stepText: "#ffffff",
  // Grounds of a grid's cells: kinds of outcome, and heats of a number. Ink is readable on each; words stand in each.
  kind1: "#dde9fb",
  kind2: "#fdeecb",
  kind3: "#ecdffa",
  kind4: "#dcefe1",
  kind5: "#e3e6ea",
  kind6: "#fbe0e2",
  heat1: "#f4f8fe",
  heat2: "#dceafc",
  heat3: "#c2dbf9",
  heat4: "#a8ccf6",
  heat5: "#8ebdf3",
} as const;

export type Role = keyof typeof light;
export type Palette = Readonly<Record<Role, string>>;

export const dark: Palette = {
  paper: "#10151c",
  panel: "#181f29",
  band: "#202a37",
  rule: "#76828f",
  ink: "#e7edf3",
  dim: "#a9b4c0",
  data: "#86c5ff",
  arp: "#d3b0ff",
  bad: "#ff9d9d",
  good: "#86e29a",
  note: "#f0c566",
  noteFill: "#3a2e12",
  badFill: "#45191f",
  step: "#e7edf3",
  stepText: "#10151c",
  kind1: "#17324f",
  kind2: "#413311",
  kind3: "#35214f",
  kind4: "#173a24",
  kind5: "#323b46",
  kind6: "#4a1b22",
  heat1: "#14202d",
  heat2: "#152b43",
  heat3: "#17365a",
  heat4: "#194271",
  heat5: "#1b4e88",
};

/** Paper has no background to pay for: white panels, black ink, grey bands. */
export const print: Palette = { ...light, panel: "#ffffff", band: "#f2f2f2", ink: "#000000", dim: "#333333" };

/** Marks of devices: each is at least 3:1 on both papers, so they may stand beside a name, never instead of it. */
export const deviceColours = [
  "#2f7fd6",
  "#c2610c",
  "#2c8f55",
  "#a35bd0",
  "#c9447b",
  "#0e8a97",
  "#8a7a1d",
  "#7c6a5c",
] as const;

export const monospace =
  "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', monospace";
export const sans =
  "system-ui, -apple-system, 'Segoe UI', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

const roles = Object.keys(light) as Role[];

/** The roles that a drawing really uses: a style with all of them would be half of a small drawing. */
export interface Used {
  readonly fills: ReadonlySet<Role>;
  readonly strokes: ReadonlySet<Role>;
  readonly flow: boolean;
}

function classes(palette: Palette, used: Used, under?: Palette): string {
  return roles
    .filter((role) => palette[role] !== under?.[role])
    .map((role) => {
      const fill = used.fills.has(role) ? `.f-${role}{fill:${palette[role]}}` : "";
      return used.strokes.has(role) ? `${fill}.s-${role}{stroke:${palette[role]}}` : fill;
    })
    .join("");
}

const flow = [
  ".flow{stroke-dasharray:9 4}",
  "@keyframes flow{to{stroke-dashoffset:-13}}",
  "@media screen and (prefers-reduced-motion:no-preference){.flow{animation:flow .7s linear infinite}}",
].join("");

/** The style of a drawing: it stands alone in an <img>, so it must carry its own night and its own paper. */
export function drawingStyle(used: Used): string {
  return [
    `text{font-family:${monospace};white-space:pre}`,
    classes(light, used),
    `@media screen and (prefers-color-scheme:dark){${classes(dark, used, light)}}`,
    `@media print{${classes(print, used, light)}}`,
    used.flow ? flow : "",
  ].join("");
}

function properties(palette: Palette): string {
  return roles.map((role) => `--skbook-${role}:${palette[role]}`).join(";");
}

/** For a page that shows many pictures (the report): the same colours as custom properties, and the few rules that use them. */
export const stylesheet = [
  `:root{color-scheme:light dark;${properties(light)}}`,
  `@media (prefers-color-scheme:dark){:root{${properties(dark)}}}`,
  `@media print{:root{${properties(print)}}}`,
  ".skbook{color:var(--skbook-ink)}",
  ".skbook summary{cursor:pointer}",
  ".skbook-scroll{overflow-x:auto}",
  ".skbook-plotly{min-height:120px}",
  "@media screen{.skbook-drawn{display:none}}",
  "@media print{.skbook-plotly{display:none}}",
  ".skbook-table td{padding:2px 8px;vertical-align:top}",
  ".skbook table tr:hover{background-color:var(--skbook-band)}",
  lightSheet,
  ".skbook-terminal .skbook-prompt{color:var(--skbook-good)}",
  // Inline styles are for pages without this sheet. A box that scrolls is never broken over two pages, so none scrolls here.
  [
    "@media print{",
    ".skbook-scroll{overflow:visible!important}",
    ".skbook img{min-width:0!important;max-width:100%!important;height:auto;break-inside:avoid}",
    ".skbook table,.skbook :is(th,td){min-width:0!important}",
    ".skbook :is(figcaption,caption,thead){break-after:avoid}",
    ".skbook-text:not([open]){display:none}",
    ".skbook-capture details:not([open])>summary{list-style:none}",
    "}",
  ].join(""),
].join("\n");
