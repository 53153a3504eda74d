// The second door: what those need who tell a study's cases elsewhere than vary itself does.
export type { JournalEntry } from "./lab/journal.js";
export type { LabOptions } from "./lab/lab.js";
export { type Around, type Study, surround, type Told, type Watcher } from "./lab/vary/around.js";
export { type Settings, type Space, settingsAt } from "./lab/vary/space.js";
export { type End, isJson, type Story, type Tale, tell } from "./lab/vary/story.js";
