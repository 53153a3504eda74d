// grep(1): basic, extended and fixed patterns; -v -c -i -n -o -q -s -w -x -l -L -h -H -m -A -B -C -e -r -R --include --exclude -f -P, --line-buffered,
// --color ignored. -P is JavaScript's dialect with \K. Not modelled: -b, back references' finer points. Options after operands count, as with GNU getopt.
import { absolute, matches, type Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { eachLine, everything, open, options, type Source } from "./input.js";
import { regexSource } from "./regex.js";

const long = {
  "line-buffered": "U",
  "invert-match": "v",
  count: "c",
  "ignore-case": "i",
  "line-number": "n",
  "only-matching": "o",
  quiet: "q",
  silent: "q",
  "no-messages": "s",
  "word-regexp": "w",
  "line-regexp": "x",
  "files-with-matches": "l",
  "files-without-match": "L",
  "no-filename": "h",
  "with-filename": "H",
  "max-count": "m",
  "after-context": "A",
  "before-context": "B",
  context: "C",
  regexp: "e",
  "extended-regexp": "E",
  "fixed-strings": "F",
  "basic-regexp": "G",
  color: "K",
  colour: "K",
  recursive: "r",
  "dereference-recursive": "R",
  include: "I",
  exclude: "X",
  file: "f",
  "perl-regexp": "P",
};
const usage = "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n";

export function* grep(process: Process): Steps<number> {
  const name = process.argv[0]!.replace(/^.*\//, "");
  const argv = process.argv.map((word, index) => (index > 0 && /^-\d+$/.test(word) ? `-C${word.slice(1)}` : word));
  const spec = "A:B:C:EFGHI:KLPRUX:Zce:f:hilm:noqrsvwxyz";
  const parsed = yield* options(process, spec, long, argv, usage);
  if (!parsed) return 2;
  const { given } = parsed;
  const operands = [...parsed.operands];
  const listed = given.get("f");
  let pattern = given.get("e");
  if (listed !== undefined) {
    const source = yield* open(process, listed, (path, why) => `grep: ${path}: ${why}\n`);
    if (!source) return 2;
    const text = (yield* everything(source)).replace(/\n$/, "");
    pattern = pattern === undefined ? text : `${pattern}\n${text}`;
  }
  pattern ??= operands.shift();
  if (pattern === undefined) {
    yield* process.stderr.write(usage);
    return 2;
  }
  const numbers = { A: 0, B: 0, m: Number.POSITIVE_INFINITY };
  for (const letter of ["A", "B", "C", "m"] as const) {
    const word = given.get(letter);
    if (word === undefined) continue;
    if (!/^\d+$/.test(word)) {
      const what = letter === "m" ? "invalid max count" : `${word}: invalid context length argument`;
      yield* process.stderr.write(`grep: ${what}\n`);
      return 2;
    }
    if (letter !== "C") numbers[letter] = Number(word);
    else {
      if (!given.has("A")) numbers.A = Number(word);
      if (!given.has("B")) numbers.B = Number(word);
    }
  }
  const kind = given.has("P")
    ? "perl"
    : given.has("F") || name === "fgrep"
      ? "fixed"
      : given.has("E") || name === "egrep"
        ? "extended"
        : "basic";
  const made = compile(pattern, kind, given);
  if (typeof made === "string") {
    yield* process.stderr.write(`grep: ${made}\n`);
    return 2;
  }
  if (given.has("U")) process.stdout.buffer("line");
  const deep = given.has("r") || given.has("R");
  const named = operands.length > 0 ? operands : [deep ? "." : "-"];
  const files = deep ? named.flatMap((each) => below(process, each, given)) : named;
  const search: Search = {
    process,
    given,
    regex: made,
    numbers,
    named: (files.length > 1 || deep || given.has("H")) && !given.has("h"),
  };
  let found = false;
  let failed = false;
  for (const file of files) {
    const complain = (path: string, why: string) => (given.has("s") ? "" : `grep: ${path}: ${why}\n`);
    const source = yield* open(process, file, complain);
    if (!source) failed = true;
    else found = (yield* inFile(search, source, file === "-" ? "(standard input)" : file)) || found;
    if (found && given.has("q")) return 0;
  }
  return failed ? 2 : found ? 0 : 1;
}

/** Files in a directory and all below it; what was not named itself is shown without "./". */
function below(process: Process, path: string, given: ReadonlyMap<string, string>): readonly string[] {
  const names = process.files.list(absolute(process.cwd, path));
  if ("errno" in names) {
    const base = path.replace(/^.*\//, "");
    const [include, exclude] = [given.get("I"), given.get("X")];
    if (include !== undefined && !matches(include, base)) return [];
    return exclude !== undefined && matches(exclude, base) ? [] : [path];
  }
  const prefix = path === "." ? "" : path.endsWith("/") ? path : `${path}/`;
  return names.flatMap((name) => below(process, prefix + name, given));
}

interface Search {
  readonly process: Process;
  readonly given: ReadonlyMap<string, string>;
  readonly regex: RegExp;
  readonly numbers: { A: number; B: number; m: number };
  readonly named: boolean;
}

function compile(
  pattern: string,
  kind: "fixed" | "extended" | "basic" | "perl",
  given: ReadonlyMap<string, string>,
): RegExp | string {
  const sources: string[] = [];
  for (const one of pattern.split("\n")) {
    // \K: what comes before is needed but not shown.
    const source = kind === "perl" ? one.replace(/^(.*)\\K/, "(?<=$1)") : regexSource(one, kind);
    if (typeof source !== "string") return source.error;
    sources.push(source);
  }
  let all = sources.length === 1 ? sources[0]! : sources.map((one) => `(?:${one})`).join("|");
  if (given.has("w")) all = `(?<!\\w)(?:${all})(?!\\w)`;
  if (given.has("x")) all = `^(?:${all})$`;
  try {
    return new RegExp(all, given.has("i") || given.has("y") ? "gi" : "g");
  } catch {
    return "Invalid regular expression";
  }
}

function* inFile({ process, given, regex, numbers, named }: Search, source: Source, file: string): Steps<boolean> {
  const quiet = given.has("q") || given.has("c") || given.has("l") || given.has("L");
  let hits = 0;
  let number = 0;
  let after = 0;
  let last = 0;
  let before: { number: number; line: string }[] = [];
  const context = numbers.A > 0 || numbers.B > 0;
  const prefix = (at: number, mark: string) =>
    `${named ? `${file}${mark}` : ""}${given.has("n") ? `${at}${mark}` : ""}`;
  const show = function* (at: number, line: string, mark: string): Steps<void> {
    if (context && last > 0 && at > last + 1) yield* process.stdout.write("--\n");
    last = at;
    yield* process.stdout.write(`${prefix(at, mark)}${line}\n`);
  };
  if (numbers.m > 0)
    yield* eachLine(source, function* (line) {
      number++;
      regex.lastIndex = 0;
      const hit = regex.test(line) !== given.has("v");
      if (!hit) {
        if (quiet || given.has("o")) return;
        if (after > 0) {
          after--;
          yield* show(number, line, "-");
        } else if (numbers.B > 0) before = [...before, { number, line }].slice(-numbers.B);
        return hits >= numbers.m && after === 0;
      }
      if (hits >= numbers.m) return true;
      hits++;
      if (given.has("q") || given.has("l") || given.has("L")) return true;
      if (quiet) return hits >= numbers.m;
      if (given.has("o")) {
        if (!given.has("v"))
          for (const match of line.match(regex) ?? [])
            if (match !== "") yield* process.stdout.write(`${prefix(number, ":")}${match}\n`);
        return hits >= numbers.m;
      }
      for (const one of before) yield* show(one.number, one.line, "-");
      before = [];
      yield* show(number, line, ":");
      after = numbers.A;
      return hits >= numbers.m && after === 0;
    });
  if (given.has("c") && !given.has("q")) yield* process.stdout.write(`${named ? `${file}:` : ""}${hits}\n`);
  if (given.has("l") && hits > 0) yield* process.stdout.write(`${file}\n`);
  if (given.has("L") && hits === 0) yield* process.stdout.write(`${file}\n`);
  return given.has("L") ? hits === 0 : hits > 0;
}
