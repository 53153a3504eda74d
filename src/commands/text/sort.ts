// sort(1) in the C locale: -n -r -u -f -b -k FIELD[,FIELD] with flags -t -c -o left out -h -V; uniq(1): -c -d -u -i.
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { eachLine, open, options } from "./input.js";

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
    const found = /^(\d+)(?:\.(\d+))?([bfnr]*)(?:,(\d+)(?:\.(\d+))?([bfnr]*))?$/.exec(text);
    if (!found || found[1] === "0") {
      const why = found
        ? `-: invalid field specification '${text}'`.replace("-: ", "field number is zero: ")
        : `invalid number at field start: invalid count at start of '${text}'`;
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
  const parsed = yield* options(
    process,
    "bcfnrst:uo:",
    { numeric: "n", "numeric-sort": "n", reverse: "r", unique: "u", "field-separator": "t", stable: "s" },
    ["sort", ...rest],
  );
  if (!parsed) return 2;
  const { given, operands } = parsed;
  const tab = given.get("t");
  if (tab !== undefined && tab.length !== 1) {
    yield* process.stderr.write(tab === "" ? "sort: empty tab\n" : `sort: multi-character tab '${tab}'\n`);
    return 2;
  }
  const lines: string[] = [];
  for (const file of operands.length > 0 ? operands : ["-"]) {
    const source = yield* open(process, file, (path, why) =>
      why === "Is a directory" ? `sort: read failed: ${path}: ${why}\n` : `sort: cannot read: ${path}: ${why}\n`,
    );
    if (!source) return 2;
    // biome-ignore lint/correctness/useYield: lines are kept
    yield* eachLine(source, function* (line) {
      lines.push(line);
    });
  }
  const flags = ["b", "f", "n", "r"].filter((letter) => given.has(letter)).join("");
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
  const sorted = lines.sort((a, b) => byKeys(a, b) || (given.has("s") || given.has("u") ? 0 : lastResort(a, b)));
  for (const [index, line] of sorted.entries())
    if (!given.has("u") || index === 0 || byKeys(sorted[index - 1]!, line) !== 0)
      yield* process.stdout.write(`${line}\n`);
  return 0;
}

function compare(a: string, b: string, flags: string): number {
  if (flags.includes("n")) return number(a) - number(b);
  return flags.includes("f")
    ? plain(a.toUpperCase(), b.toUpperCase())
    : plain(flags.includes("b") ? a.trimStart() : a, flags.includes("b") ? b.trimStart() : b);
}

function number(text: string): number {
  return Number(/^\s*(-?\d*\.?\d*)/.exec(text)?.[1] || 0) || 0;
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
