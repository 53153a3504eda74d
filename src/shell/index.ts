// The shell's door.
export { byteLength } from "./bytes.js";
export { type Ending, statusOf } from "./death.js";
export { Description, WriteError } from "./description.js";
export { strerror } from "./errno.js";
export type { Errno, FileSystem, Mount, Node, Stat } from "./files.js";
export type { Output, Programs, ShellHost } from "./host.js";
export { isUnfinished } from "./interpreter/syntax.js";
export { Files } from "./memory.js";
export { absolute, normalize } from "./path.js";
export { compile, matches } from "./pattern.js";
export type { OpenFile, Process, ProcessEntry, Program, SignalName, Stream } from "./process.js";
export { formatTime } from "./programs/date.js";
export { commandNames } from "./programs/index.js";
export { type RunningScript, runScript, type ScriptOptions } from "./script.js";
export { isModelled, signalNamed } from "./signal.js";
export { Processes } from "./table.js";
export { Terminal, type TerminalOptions } from "./terminal.js";
export { waiting } from "./waiting.js";
