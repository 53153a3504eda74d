// ls: -a -A -1 -C -d -F -h -i -l -m -n -p -Q -r -R -s -S -t -X, columns on a terminal. Not modelled: colours.
import { absolute, byteLength, type Errno, formatTime, type Process, type Stat, strerror } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { options } from "../text/input.js";
import { join, modeText, namesIn, pathOf, refuse, statOf } from "./common.js";

interface Item {
  readonly name: string;
  readonly stat: Stat;
}

interface Listing {
  readonly process: Process;
  readonly epoch: number;
  readonly has: (...letters: string[]) => boolean;
}

const long = {
  all: "a",
  "almost-all": "A",
  directory: "d",
  classify: "F",
  "human-readable": "h",
  inode: "i",
  "numeric-uid-gid": "n",
  "quote-name": "Q",
  reverse: "r",
  recursive: "R",
  size: "s",
  color: "K",
  width: "w",
  "group-directories-first": "g",
};
const WIDTH = 80;

export function ls(epoch: (process: Process) => number) {
  return function* (process: Process): Steps<number> {
    const parsed = yield* options(process, "aAbBcCdDfFgGhHiIklLmnNopqQrRsStTuUvw:xXZ1K", long);
    if (!parsed) return 2;
    const { given, operands } = parsed;
    const listing: Listing = {
      process,
      epoch: epoch(process),
      has: (...letters) => letters.some((one) => given.has(one)),
    };
    const width = Number(given.get("w") ?? WIDTH);
    let status = 0;
    const files: Item[] = [];
    const directories: string[] = [];
    for (const word of operands.length > 0 ? operands : ["."]) {
      const follow = !listing.has("l", "d", "F");
      let stat = statOf(process, word, follow || word.endsWith("/"));
      if (typeof stat === "string" && follow) stat = statOf(process, word);
      if (typeof stat === "string") {
        status = yield* refuse(process, `cannot access '${word}': ${strerror(stat as Errno)}`);
        status = 2;
      } else if (stat.kind === "directory" && !listing.has("d")) directories.push(word);
      else files.push({ name: word, stat });
    }
    const named = operands.length > 1 || listing.has("R");
    yield* show(listing, sorted(listing, files), width, false);
    let first = files.length === 0;
    const queue = directories.sort();
    for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
      if (named) yield* process.stdout.write(`${first ? "" : "\n"}${word}:\n`);
      first = false;
      const items = sorted(listing, itemsIn(listing, word));
      yield* show(listing, items, width, true);
      if (!listing.has("R")) continue;
      const below = items.filter(({ name, stat }) => stat.kind === "directory" && name !== "." && name !== "..");
      queue.unshift(...below.map(({ name }) => join(word!, name)));
    }
    return status;
  };
}

function itemsIn({ process, has }: Listing, word: string): Item[] {
  const hidden = has("a", "A");
  const dots = has("a") ? [".", ".."] : [];
  const names = namesIn(process.files, pathOf(process, word)).filter((name) => hidden || !name.startsWith("."));
  return [...dots, ...names].flatMap((name) => {
    const stat = process.files.stat(absolute(process.cwd, join(word, name)));
    return typeof stat === "string" ? [] : [{ name, stat }];
  });
}

function sorted({ has }: Listing, items: Item[]): Item[] {
  const byName = (a: Item, b: Item) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  const order = has("U", "f") ? () => 0 : byName;
  items.sort((a, b) => {
    if (has("S") && a.stat.size !== b.stat.size) return b.stat.size - a.stat.size;
    if (has("t") && a.stat.modified !== b.stat.modified) return b.stat.modified - a.stat.modified;
    return order(a, b);
  });
  return has("r") ? items.reverse() : items;
}

function* show(listing: Listing, items: readonly Item[], width: number, total: boolean): Steps<void> {
  const { process, has } = listing;
  const marked = items.map((item) => label(listing, item));
  if (has("l", "n", "o", "g")) {
    const blocks = items.reduce((sum, { stat }) => sum + blocksOf(stat), 0);
    if (total) yield* process.stdout.write(`total ${blocks}\n`);
    const links = Math.max(0, ...items.map(({ stat }) => String(stat.links).length));
    const sizes = items.map(({ stat }) => sizeText(listing, stat));
    const wide = Math.max(0, ...sizes.map((text) => text.length));
    const owner = has("n") ? "0 0" : "root root";
    for (const [index, { name, stat }] of items.entries()) {
      const arrow = stat.kind === "link" ? ` -> ${stat.target}` : "";
      const seconds = listing.epoch + Math.floor(stat.modified / 1e9);
      const when = formatTime("%b %e %H:%M", seconds, 0);
      const line = `${modeText(stat)} ${String(stat.links).padStart(links)} ${owner} ${sizes[index]!.padStart(wide)} ${when} ${label({ ...listing, has: (...l) => has(...l) && !(l.includes("F") && stat.kind === "link") }, { name, stat })}${arrow}\n`;
      yield* process.stdout.write((has("i") ? `${stat.inode} ` : "") + line);
    }
    return;
  }
  if (items.length === 0) return;
  if (has("m")) yield* process.stdout.write(`${marked.join(", ")}\n`);
  else if (!has("1") && (has("C", "x") || process.stdout.file.window))
    yield* process.stdout.write(columns(marked, width, has("x")));
  else yield* process.stdout.write(marked.map((text) => `${text}\n`).join(""));
}

function label({ has }: Listing, { name, stat }: Item): string {
  const quoted = has("Q") ? `"${name.replace(/["\\]/g, "\\$&")}"` : name;
  const executable = stat.kind === "file" && (stat.mode & 0o111) !== 0;
  const mark =
    stat.kind === "directory" && has("F", "p")
      ? "/"
      : has("F")
        ? stat.kind === "link"
          ? "@"
          : executable
            ? "*"
            : ""
        : "";
  return `${has("s") && !has("l") ? `${blocksOf(stat)} ` : ""}${quoted}${mark}`;
}

// A page holds the first bytes; directories and links of tmpfs take none.
function blocksOf({ kind, size }: Stat): number {
  return kind === "file" ? Math.ceil(size / 4096) * 4 : 0;
}

function sizeText({ has }: Listing, { size }: Stat): string {
  if (!has("h") || size < 1024) return String(size);
  let value = size / 1024;
  let unit = "K";
  for (const next of ["M", "G"]) {
    if (value < 1024) break;
    value /= 1024;
    unit = next;
  }
  return `${value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : Math.ceil(value)}${unit}`;
}

// As many columns as fit, filled downwards, two blanks between.
function columns(texts: readonly string[], width: number, across: boolean): string {
  for (let count = Math.min(texts.length, Math.max(1, Math.floor(width / 3))); count >= 1; count--) {
    const rows = Math.ceil(texts.length / count);
    const at = (row: number, column: number) => texts[across ? row * count + column : column * rows + row];
    const widths = Array.from({ length: count }, (_, column) =>
      Math.max(0, ...Array.from({ length: rows }, (_, row) => byteLength(at(row, column) ?? ""))),
    );
    const total = widths.reduce((sum, one) => sum + one, 0) + 2 * (count - 1);
    if ((total > width || (!across && Math.ceil(texts.length / rows) < count)) && count > 1) continue;
    let out = "";
    for (let row = 0; row < rows; row++) {
      const cells = Array.from({ length: count }, (_, column) => at(row, column)).filter((text) => text !== undefined);
      out += `${cells.map((text, index) => (index < cells.length - 1 ? text.padEnd(widths[index]! + 2) : text)).join("")}\n`;
    }
    return out;
  }
  return "";
}
