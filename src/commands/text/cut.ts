// cut(1): -d -f -c -b -s --complement --output-delimiter; tr(1): sets with ranges, classes and escapes, -d -s -c; tee(1): -a.
import { absolute, type OpenFile, type Process, strerror } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { eachLine, open, options, tryHelp } from "./input.js";

export function* cut(process: Process): Steps<number> {
  const parsed = yield* options(process, "b:c:d:f:nsCO:", {
    bytes: "b",
    characters: "c",
    delimiter: "d",
    fields: "f",
    "only-delimited": "s",
    complement: "C",
    "output-delimiter": "O",
  });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  const kinds = ["b", "c", "f"].filter((letter) => given.has(letter));
  const fail = function* (message: string): Steps<number> {
    yield* process.stderr.write(`cut: ${message}\n${tryHelp("cut")}`);
    return 1;
  };
  if (kinds.length === 0) return yield* fail("you must specify a list of bytes, characters, or fields");
  if (kinds.length > 1) return yield* fail("only one list may be specified");
  const kind = kinds[0]!;
  const delimiter = given.get("d") ?? "\t";
  if ([...delimiter].length !== 1 && delimiter !== "") return yield* fail("the delimiter must be a single character");
  if (given.has("d") && kind !== "f")
    return yield* fail("an input delimiter may be specified only when operating on fields");
  const ranges = parseRanges(given.get(kind)!, kind === "f");
  if (typeof ranges === "string") return yield* fail(ranges);
  const wanted = (n: number) => ranges.some(([from, to]) => n >= from && n <= to) !== given.has("C");
  const joiner = given.get("O") ?? (kind === "f" ? delimiter : "");
  let status = 0;
  for (const file of operands.length > 0 ? operands : ["-"]) {
    const source = yield* open(process, file, (path, why) => `cut: ${path}: ${why}\n`);
    if (!source) {
      status = 1;
      continue;
    }
    yield* eachLine(source, function* (line) {
      if (kind === "f" && !line.includes(delimiter)) {
        if (!given.has("s")) yield* process.stdout.write(`${line}\n`);
        return;
      }
      const parts = kind === "f" ? line.split(delimiter) : [...line];
      yield* process.stdout.write(`${parts.filter((_, index) => wanted(index + 1)).join(joiner)}\n`);
    });
  }
  return status;
}

function parseRanges(text: string, fields: boolean): [number, number][] | string {
  const out: [number, number][] = [];
  for (const word of text.split(",")) {
    const found = /^(\d*)(-?)(\d*)$/.exec(word);
    if (!found) return `invalid ${fields ? "field" : "byte/character"} value '${word.replace(/^\d+/, "") || word}'`;
    if (word === "-") return `invalid range with no endpoint: -`;
    if (word === "") return fields ? "fields are numbered from 1" : "byte/character positions are numbered from 1";
    const from = found[1] === "" ? 1 : Number(found[1]);
    const to = found[2] === "" ? from : found[3] === "" ? Number.POSITIVE_INFINITY : Number(found[3]);
    if (from === 0) return fields ? "fields are numbered from 1" : "byte/character positions are numbered from 1";
    if (to < from) return "invalid decreasing range";
    out.push([from, to]);
  }
  return out;
}

const classes: Readonly<Record<string, readonly [string, string][]>> = {
  alpha: [
    ["A", "Z"],
    ["a", "z"],
  ],
  digit: [["0", "9"]],
  alnum: [
    ["0", "9"],
    ["A", "Z"],
    ["a", "z"],
  ],
  upper: [["A", "Z"]],
  lower: [["a", "z"]],
  blank: [
    ["\t", "\t"],
    [" ", " "],
  ],
  space: [
    ["\t", "\r"],
    [" ", " "],
  ],
  punct: [
    ["!", "/"],
    [":", "@"],
    ["[", "`"],
    ["{", "~"],
  ],
  xdigit: [
    ["0", "9"],
    ["A", "F"],
    ["a", "f"],
  ],
  print: [[" ", "~"]],
  graph: [["!", "~"]],
  cntrl: [
    ["\0", "\x1f"],
    ["\x7f", "\x7f"],
  ],
};
const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
};

function members(set: string): string[] | string {
  const out: string[] = [];
  const range = (from: string, to: string) => {
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) out.push(String.fromCharCode(code));
  };
  const tokens: { char: string; plain: boolean }[] = [];
  for (let at = 0; at < set.length; at++) {
    const named = /^\[:(\w+):\]/.exec(set.slice(at));
    if (named) {
      if (!classes[named[1]!]) return `invalid character class '${named[1]}'`;
      tokens.push({ char: named[0], plain: false });
      at += named[0].length - 1;
      continue;
    }
    const octal = /^\\([0-7]{1,3})/.exec(set.slice(at));
    if (octal) {
      tokens.push({ char: String.fromCharCode(Number.parseInt(octal[1]!, 8)), plain: false });
      at += octal[0].length - 1;
    } else if (set[at] === "\\" && at + 1 < set.length) {
      tokens.push({ char: escapes[set[at + 1]!] ?? set[at + 1]!, plain: false });
      at++;
    } else tokens.push({ char: set[at]!, plain: true });
  }
  for (let at = 0; at < tokens.length; at++) {
    const { char } = tokens[at]!;
    const [dash, end] = [tokens[at + 1], tokens[at + 2]];
    if (char.length > 1) for (const [from, to] of classes[char.slice(2, -2)]!) range(from, to);
    else if (dash?.plain && dash.char === "-" && end && end.char.length === 1) {
      if (end.char < char) return `range-endpoints of '${char}-${end.char}' are in reverse collating sequence order`;
      range(char, end.char);
      at += 2;
    } else out.push(char);
  }
  return out;
}

export function* tr(process: Process): Steps<number> {
  const parsed = yield* options(process, "cCdst", {
    complement: "c",
    delete: "d",
    "squeeze-repeats": "s",
    "truncate-set1": "t",
  });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  const [deletes, squeezes, complement] = [given.has("d"), given.has("s"), given.has("c") || given.has("C")];
  const need = deletes === squeezes ? 2 : 1;
  const fail = function* (message: string): Steps<number> {
    yield* process.stderr.write(`tr: ${message}\n`);
    return 1;
  };
  if (operands.length === 0) return yield* fail(`missing operand\n${tryHelp("tr").trimEnd()}`);
  if (operands.length < need && !(squeezes && !deletes)) {
    const what = deletes
      ? "Two strings must be given when both deleting and squeezing repeats."
      : "Two strings must be given when translating.";
    return yield* fail(`missing operand after '${operands[0]}'\n${what}\n${tryHelp("tr").trimEnd()}`);
  }
  if (operands.length > (deletes && !squeezes ? 1 : 2)) {
    const what =
      deletes && !squeezes && operands.length === 2
        ? "\nOnly one string may be given when deleting without squeezing repeats."
        : "";
    return yield* fail(`extra operand '${operands[deletes && !squeezes ? 1 : 2]}'${what}\n${tryHelp("tr").trimEnd()}`);
  }
  const [first, second] = operands.map(members);
  if (typeof first === "string") return yield* fail(first);
  if (typeof second === "string") return yield* fail(second);
  const set = new Set(first);
  const inFirst = (char: string) => set.has(char) !== complement;
  const translated = second !== undefined && !deletes;
  const squeezed = new Set(second ?? first);
  const map = new Map(
    (first ?? []).map((char, index) => [char, second?.[Math.min(index, second.length - 1)] ?? char] as const).reverse(),
  );
  let last = "";
  process.stdout.buffer(process.stdout.file.terminal ? "line" : "block");
  for (let chunk = yield* process.stdin.read(); chunk !== undefined; chunk = yield* process.stdin.read()) {
    let out = "";
    for (const char of chunk) {
      if (deletes && inFirst(char)) continue;
      const made = translated && inFirst(char) ? (complement ? second.at(-1)! : map.get(char)!) : char;
      if (squeezes && made === last && (second ? squeezed.has(made) : inFirst(made))) continue;
      last = made;
      out += made;
    }
    yield* process.stdout.write(out);
  }
  return 0;
}

export function* tee(process: Process): Steps<number> {
  const parsed = yield* options(process, "aip", { append: "a" });
  if (!parsed) return 1;
  let status = 0;
  const paths: string[] = [];
  const opened: OpenFile[] = [];
  for (const file of parsed.operands) {
    const special = process.open(file);
    if (special && special !== "closed") {
      opened.push(special);
      continue;
    }
    const path = absolute(process.cwd, file);
    const errno =
      path === "/dev/null" ? undefined : process.files.write(path, "", parsed.given.has("a") ? "append" : "truncate");
    if (!errno) paths.push(path);
    else {
      yield* process.stderr.write(`tee: ${file}: ${strerror(errno)}\n`);
      status = 1;
    }
  }
  process.stdout.buffer("none");
  for (let chunk = yield* process.stdin.read(); chunk !== undefined; chunk = yield* process.stdin.read()) {
    yield* process.stdout.write(chunk);
    for (const file of opened) yield* file.write(chunk);
    for (const path of paths) {
      const errno = path === "/dev/null" ? undefined : process.files.write(path, chunk, "append");
      if (!errno) continue;
      yield* process.stderr.write(`tee: ${path}: ${strerror(errno)}\n`);
      status = 1;
    }
  }
  return status;
}
