// xargs: -0 -a -d -I -L -n -P -r -t, quotes and backslashes in its input. All of the input is read before the first command runs.
// Not modelled: -P runs one after another, -p, -s, -E.
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { everything, open, options } from "../text/input.js";
import { refuse } from "./common.js";
import { run } from "./run.js";

const long = {
  null: "0",
  "arg-file": "a",
  delimiter: "d",
  replace: "I",
  "max-lines": "L",
  "max-args": "n",
  "max-procs": "P",
  "no-run-if-empty": "r",
  verbose: "t",
};

export function* xargs(process: Process): Steps<number> {
  // What follows the first word that is no option is the command.
  const argv = [...process.argv];
  let end = 1;
  for (; end < argv.length && /^-./.test(argv[end]!); end++) {
    if (argv[end] === "--") break;
    if (/^-(?:[0rtx]*[adEILnPs])$/.test(argv[end]!)) end++;
  }
  const parsed = yield* options(process, "0a:d:E:I:L:n:P:ps:rtx", long, argv.slice(0, end));
  if (!parsed) return 1;
  const { given } = parsed;
  for (const letter of ["n", "L"] as const) {
    const word = given.get(letter);
    if (word === undefined) continue;
    const bad = !/^\d+$/.test(word)
      ? `invalid number "${word}" for -${letter} option`
      : Number(word) < 1
        ? `value ${word} for -${letter} option should be >= 1`
        : "";
    if (bad !== "") return yield* refuse(process, bad);
  }
  const words = argv.slice(argv[end] === "--" ? end + 1 : end);
  const command = words.length > 0 ? words : ["echo"];
  const source = yield* open(
    process,
    given.get("a") ?? "-",
    (file, why) => `xargs: Cannot open input file '${file}': ${why}\n`,
  );
  if (!source) return 1;
  const text = yield* everything(source);
  const items = itemsOf(text, given);
  if (typeof items === "string") {
    yield* refuse(process, items);
    return 1;
  }
  let status = 0;
  const once = function* (argv: readonly string[]): Steps<boolean> {
    if (given.has("t")) yield* process.stderr.write(`${argv.join(" ")}\n`);
    const own = yield* run(process, argv, given.has("a") ? undefined : "null");
    if (own === 127 || own === 126) status = own;
    else if (own === 255) {
      yield* refuse(process, `${argv[0]}: exited with status 255; aborting`);
      status = 124;
    } else if (own !== 0) status = 123;
    return own !== 255 && own < 126;
  };
  const mark = given.get("I");
  if (mark !== undefined) {
    for (const { text: item } of items) if (!(yield* once(command.map((word) => word.replaceAll(mark, item))))) break;
    return status;
  }
  if (items.length === 0) {
    if (!given.has("r")) yield* once(command);
    return status;
  }
  for (const group of grouped(items, given)) if (!(yield* once([...command, ...group]))) break;
  return status;
}

interface Item {
  readonly text: string;
  readonly line: number;
}

function* groupedBy(
  items: readonly Item[],
  full: (group: readonly Item[], next: Item) => boolean,
): Generator<string[]> {
  let group: Item[] = [];
  for (const item of items) {
    if (group.length > 0 && full(group, item)) {
      yield group.map(({ text }) => text);
      group = [];
    }
    group.push(item);
  }
  if (group.length > 0) yield group.map(({ text }) => text);
}

function grouped(items: readonly Item[], given: ReadonlyMap<string, string>): Generator<string[]> {
  const most = Number(given.get("n") ?? 5_000);
  const lines = given.has("L") ? Number(given.get("L")) : undefined;
  return groupedBy(items, (group, next) =>
    lines === undefined ? group.length >= most : next.line - group[0]!.line >= lines,
  );
}

// Items with the number of the line that each stands in; a text: what is wrong.
function itemsOf(text: string, given: ReadonlyMap<string, string>): Item[] | string {
  const delimiter = given.has("0")
    ? "\0"
    : given.get("d")?.replace(/^\\n$/, "\n").replace(/^\\t$/, "\t").replace(/^\\0$/, "\0");
  if (delimiter !== undefined) {
    const parts = text.split(delimiter);
    if (parts.at(-1) === "") parts.pop();
    return parts.map((part, line) => ({ text: part, line }));
  }
  if (given.has("I"))
    return text
      .split("\n")
      .map((line) => line.replace(/^[ \t]+/, ""))
      .filter((line) => line !== "")
      .map((line, index) => ({ text: line, line: index }));
  const out: Item[] = [];
  let current: string | undefined;
  let line = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === "'" || char === '"') {
      const close = text.indexOf(char, at + 1);
      const newline = text.indexOf("\n", at + 1);
      if (close < 0 || (newline >= 0 && newline < close))
        return `unmatched ${char === "'" ? "single" : "double"} quote; by default quotes are special to xargs unless you use the -0 option`;
      current = (current ?? "") + text.slice(at + 1, close);
      at = close;
    } else if (char === "\\" && at + 1 < text.length) current = (current ?? "") + text[++at]!;
    else if (/\s/.test(char)) {
      if (current !== undefined) out.push({ text: current, line });
      current = undefined;
      if (char === "\n") line++;
    } else current = (current ?? "") + char;
  }
  if (current !== undefined) out.push({ text: current, line });
  return out;
}
