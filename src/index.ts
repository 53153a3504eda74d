// The one door: what a notebook imports.
export { type CompareOptions, compare } from "./lab/compare.js";
export type { Change, JournalEntry, Story } from "./lab/journal.js";
export type { LabOptions, NicOptions } from "./lab/lab.js";
export { Lab } from "./lab/lab.js";
export type { Frame, Link, LinkOptions, Rule, Verdict } from "./lab/link.js";
export { Machine } from "./lab/machine.js";
export type { Pane } from "./lab/panes.js";
export type { Ping, PingError, PingOptions } from "./lab/ping.js";
export { type Pair, sideBySide } from "./lab/script/alike.js";
export type { Part } from "./lab/script/heard.js";
export { fromScript, isLabScript } from "./lab/script/read.js";
export type { EventPattern, StepPattern } from "./lab/steps.js";
export type { Switch, SwitchOptions } from "./lab/switch.js";
export { Transcript } from "./lab/transcript.js";
export type { Settings, Space } from "./lab/vary/space.js";
export type { Json } from "./lab/vary/story.js";
export { type GridOptions, type Row, Variation } from "./lab/vary/variation.js";
export { type VaryOptions, vary } from "./lab/vary.js";
export type { Plug } from "./lab/wiring.js";
export type { Event, Fact, Nud } from "./net/index.js";
export { isUnfinished } from "./shell/index.js";
export {
  type Displayable,
  display,
  type Figure,
  type Grid,
  heatmap,
  type MimeBundle,
  Picture,
  Plot,
} from "./view/index.js";
