// sort(1) in the C locale: -n -r -u -f -b -d -g -h -M -V -k FIELD[,FIELD] with flags, -t -c -C -m -o -s -z; -S -T --parallel change
// nothing. Left out: -R, -i, --debug. uniq(1): -c -d -u -i.
import { absolute, type Process, strerror } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { eachLine, everything, open, options } from "./input.js";

const zero = (text: string, char: boolean): string =>
  `${char ? "character offset" : "field number"} is zero: invalid field specification '${text}'`;

function malformed(text: string): string {
  if (!/^\d/.test(text)) return `invalid number at field start: invalid count at start of '${text}'`;
  const after = /^\d+(?:\.\d+)?[bdfghMnrV]*,(?!\d)(.*)$/.exec(text);
  if (after) return `invalid number after ',': invalid count at start of '${after[1]}'`;
  return `stray character in field spec: invalid field specification '${text}'`;
}

interface Key {
  readonly from: { readonly field: number; readonly char: number };
  readonly to: { readonly field: number; readonly char: number } | undefined;
  readonly flags: string;
}

export function* sort(process: Process): Steps<number> {
  const keys: Key[] = [];
  const rest: string[] = [];
  // -k may come several times, so it is taken out before.
  for (let at = 1; at < process.argv.length; at++) {
    const word = process.argv[at]!;
    const text =
      word === "-k"
        ? process.argv[++at]
        : word.startsWith("-k")
          ? word.slice(2)
          : word.startsWith("--key=")
            ? word.slice(6)
            : undefined;
    if (text === undefined) {
      rest.push(word);
      continue;
    }
    const found = /^(\d+)(?:\.(\d+))?([bdfghMnrV]*)(?:,(\d+)(?:\.(\d+))?([bdfghMnrV]*))?$/.exec(text);
    if (!found || [found[1], found[2], found[4]].includes("0")) {
      const why = found ? zero(text, found[2] === "0") : malformed(text);
      yield* process.stderr.write(`sort: ${why}\n`);
      return 2;
    }
    const to = found[4] ? { field: Number(found[4]), char: Number(found[5] ?? 0) } : undefined;
    keys.push({
      from: { field: Number(found[1]), char: Number(found[2] ?? 1) },
      to,
      flags: (found[3] ?? "") + (found[6] ?? ""),
    });
  }
  const parsed = yield* options(process, "bcCdfghmMno:rsS:t:T:uVzP:", long, [
    "sort",
    ...rest.map((word) => kinds[word] ?? word),
  ]);
  if (!parsed) return 2;
  const { given, operands } = parsed;
  const tab = given.get("t");
  if (tab !== undefined && tab.length !== 1) {
    yield* process.stderr.write(tab === "" ? "sort: empty tab\n" : `sort: multi-character tab '${tab}'\n`);
    return 2;
  }
  const end = given.has("z") ? "\0" : "\n";
  const lines: string[] = [];
  for (const file of operands.length > 0 ? operands : ["-"]) {
    const source = yield* open(process, file, (path, why) =>
      why === "Is a directory" ? `sort: read failed: ${path}: ${why}\n` : `sort: cannot read: ${path}: ${why}\n`,
    );
    if (!source) return 2;
    const text = yield* everything(source);
    if (text !== "") lines.push(...(text.endsWith(end) ? text.slice(0, -1) : text).split(end));
  }
  const kept: string[] = [];
  const flags = ["b", "d", "f", "g", "h", "M", "n", "r", "V"].filter((letter) => given.has(letter)).join("");
  const clash = incompatible(given);
  if (clash !== undefined) {
    yield* process.stderr.write(`sort: options '-${clash}' are incompatible\n`);
    return 2;
  }
  const all: Key[] = keys.length > 0 ? keys : [{ from: { field: 1, char: 1 }, to: undefined, flags: "" }];
  const byKeys = (a: string, b: string): number => {
    for (const key of all) {
      const own = key.flags === "" ? flags : key.flags;
      const order = compare(part(a, key, tab), part(b, key, tab), own);
      if (order !== 0) return own.includes("r") ? -order : order;
    }
    return 0;
  };
  const lastResort = (a: string, b: string) => (given.has("r") ? plain(b, a) : plain(a, b));
  const order = (a: string, b: string) => byKeys(a, b) || (given.has("s") || given.has("u") ? 0 : lastResort(a, b));
  if (given.has("c") || given.has("C")) {
    const wrong = lines.findIndex((line, at) => at > 0 && order(lines[at - 1]!, line) >= (given.has("u") ? 0 : 1));
    if (wrong > 0 && given.has("c"))
      yield* process.stderr.write(`sort: ${operands[0] ?? "-"}:${wrong + 1}: disorder: ${lines[wrong]}\n`);
    return wrong > 0 ? 1 : 0;
  }
  const sorted = lines.sort(order);
  for (const [index, line] of sorted.entries())
    if (!given.has("u") || index === 0 || byKeys(sorted[index - 1]!, line) !== 0) kept.push(`${line}${end}`);
  const output = given.get("o");
  if (output === undefined) for (const line of kept) yield* process.stdout.write(line);
  else {
    const errno = process.files.write(absolute(process.cwd, output), kept.join(""), "truncate");
    if (errno) yield* process.stderr.write(`sort: open failed: ${output}: ${strerror(errno)}\n`);
    if (errno) return 2;
  }
  return 0;
}

/** --check takes an optional word; --sort a word for a letter. */
const kinds: Readonly<Record<string, string>> = {
  "--check=quiet": "-C",
  "--check=silent": "-C",
  "--check=diagnose-first": "-c",
  "--sort=general-numeric": "-g",
  "--sort=human-numeric": "-h",
  "--sort=month": "-M",
  "--sort=numeric": "-n",
  "--sort=version": "-V",
};

const long = {
  check: "c",
  "dictionary-order": "d",
  "field-separator": "t",
  "general-numeric-sort": "g",
  "human-numeric-sort": "h",
  "ignore-case": "f",
  "ignore-leading-blanks": "b",
  merge: "m",
  "month-sort": "M",
  "numeric-sort": "n",
  output: "o",
  parallel: "P",
  reverse: "r",
  stable: "s",
  "buffer-size": "S",
  "temporary-directory": "T",
  unique: "u",
  "version-sort": "V",
  "zero-terminated": "z",
};

function incompatible(given: ReadonlyMap<string, string>): string | undefined {
  const orders = ["d", "g", "h", "M", "n", "V"].filter((letter) => given.has(letter));
  if (orders.length > 1) return orders.join("");
  if (given.has("c") && given.has("C")) return "cC";
  if (given.has("o")) return given.has("c") ? "co" : given.has("C") ? "Co" : undefined;
  return undefined;
}

function compare(a: string, b: string, flags: string): number {
  if (flags.includes("n")) return number(a) - number(b);
  if (flags.includes("V")) return versions(a, b);
  if (flags.includes("h")) return size(a) - size(b) || number(a) - number(b);
  if (flags.includes("M")) return month(a) - month(b);
  if (flags.includes("g")) return general(a) - general(b) || 0;
  if (flags.includes("d")) return plain(a.replace(/[^\w\s]|_/g, ""), b.replace(/[^\w\s]|_/g, ""));
  return flags.includes("f")
    ? plain(a.toUpperCase(), b.toUpperCase())
    : plain(flags.includes("b") ? a.trimStart() : a, flags.includes("b") ? b.trimStart() : b);
}

function number(text: string): number {
  return Number(/^\s*(-?\d*\.?\d*)/.exec(text)?.[1] || 0) || 0;
}

// A number with a greater suffix is greater whatever it says (human_numcompare).
function size(text: string): number {
  const [, digits = "", suffix = ""] = /^\s*-?(\d*\.?\d*)([KkMGTPEZY]?)/.exec(text) ?? [];
  const rank = Number(digits) === 0 ? 0 : " KMGTPEZY".indexOf((suffix || " ").toUpperCase());
  return text.trimStart().startsWith("-") ? -rank : rank;
}

const months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");
const month = (text: string): number => months.indexOf(text.trimStart().slice(0, 3).toUpperCase());

// What is no number comes first.
function general(text: string): number {
  const value = Number.parseFloat(text);
  return Number.isNaN(value) ? -Number.MAX_VALUE : value;
}

// filevercmp, without its rules for suffixes and hidden files: text and numbers by turns.
function versions(a: string, b: string): number {
  const parts = (text: string): readonly string[] => text.match(/\d+|\D+/g) ?? [];
  const [left, right] = [parts(a), parts(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [x = "", y = ""] = [left[at], right[at]];
    const both = /^\d/.test(x) && /^\d/.test(y);
    const order = both ? Number(x) - Number(y) : plain(x, y);
    if (order !== 0) return order;
  }
  return 0;
}

function plain(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// Fields with -t are what stands between the separators; without, the blanks before a field belong to it.
function part(line: string, { from, to }: Key, tab: string | undefined): string {
  const fields = tab === undefined ? (line.match(/\s*\S+|\s+$/g) ?? []) : line.split(tab);
  const gap = tab ?? "";
  const tail = fields.slice(from.field - 1);
  if (!to) return tail.join(gap).slice(from.char - 1);
  const picked = fields.slice(from.field - 1, to.field);
  if (to.char > 0 && picked.length > 0) picked[picked.length - 1] = picked.at(-1)!.slice(0, to.char);
  return picked.join(gap).slice(from.char - 1);
}

export function* uniq(process: Process): Steps<number> {
  const parsed = yield* options(process, "cdiuf:s:w:", { count: "c", repeated: "d", "ignore-case": "i", unique: "u" });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  const source = yield* open(process, operands[0] ?? "-", (path, why) => `uniq: ${path}: ${why}\n`);
  if (!source) return 1;
  let last: string | undefined;
  let count = 0;
  const key = (line: string) => (given.has("i") ? line.toLowerCase() : line);
  const put = function* (): Steps<void> {
    if (last === undefined || (given.has("d") && count < 2) || (given.has("u") && count > 1)) return;
    yield* process.stdout.write(`${given.has("c") ? `${String(count).padStart(7)} ` : ""}${last}\n`);
  };
  yield* eachLine(source, function* (line) {
    if (last !== undefined && key(line) === key(last)) {
      count++;
      return;
    }
    yield* put();
    last = line;
    count = 1;
  });
  yield* put();
  return 0;
}
