// Plain data in, Picture out.

export { type CaptureOptions, captureTable } from "./capture-table.js";
export { type ComparisonOptions, comparison, type Difference } from "./comparison.js";
export { eventsOn, rootOf, rootsIn, stopsOfAll, type Way, wayOf, waysIn } from "./journey/tree.js";
export { type JourneyOptions, journey } from "./journey.js";
export { type Displayable, display, type MimeBundle, Picture } from "./picture.js";
export { type CounterView, counters, growth } from "./plot/counters.js";
export { type EchoError, echoesOf } from "./plot/echoes.js";
export type { Figure } from "./plot/figure.js";
export { type Grid, type GridAxis, heatmap } from "./plot/heatmap.js";
export { type PlotOptions, roundTrips } from "./plot/roundtrips.js";
export { rowsTable } from "./plot/rows.js";
export { timeline } from "./plot/timeline.js";
export { Plot, plotly } from "./plot.js";
export { type SequenceOptions, type Step, sequenceDiagram } from "./sequence.js";
export { type TerminalChunk, terminal } from "./terminal.js";
export { stylesheet } from "./theme.js";
export { type TopologyOptions, topology } from "./topology.js";
export type { Trials } from "./trials.js";
export { type Language, type Words, wordsOf } from "./words.js";
export type { DeviceRef, DeviceView, LinkView, MachineView, NetnsView, World } from "./world.js";
