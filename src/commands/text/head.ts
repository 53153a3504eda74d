// head(1) and tail(1): -n, -c, -q, -v, -NUM, +NUM; tail -f follows a file in memory. Not modelled: sizes with suffixes, tail --pid, -s, -F's words.

import { absolute, type Process } from "../../shell/index.js";
import { MILLISECOND } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";
import { eachLine, everything, open, options, type Source } from "./input.js";

/** How much: from the other end when `inverse` (head -n -5, tail -n +5). */
interface Amount {
  readonly unit: "lines" | "bytes";
  readonly count: number;
  readonly inverse: boolean;
}

const spec = { lines: "n", bytes: "c", quiet: "q", silent: "q", verbose: "v", follow: "f" };

export function head(process: Process): Steps<number> {
  return ends(process, "head", function* (source, amount) {
    if (amount.unit === "bytes" || amount.inverse) {
      const text = yield* everything(source);
      const end = amount.unit === "bytes" ? amount.count : undefined;
      if (end !== undefined)
        yield* process.stdout.write(text.slice(0, amount.inverse ? Math.max(0, text.length - end) : end));
      else {
        const lines = linesOf(text);
        yield* process.stdout.write(lines.slice(0, Math.max(0, lines.length - amount.count)).join(""));
      }
      return;
    }
    let left = amount.count;
    if (left === 0) return;
    // It stops reading with its last line: the writer meets SIGPIPE.
    yield* eachLine(source, function* (line, newline) {
      yield* process.stdout.write(newline ? `${line}\n` : line);
      return --left === 0;
    });
  });
}

export function tail(process: Process): Steps<number> {
  return ends(process, "tail", function* (source, amount) {
    if (amount.inverse && amount.unit === "lines") {
      let skip = Math.max(0, amount.count - 1);
      yield* eachLine(source, function* (line, newline) {
        if (skip-- <= 0) yield* process.stdout.write(newline ? `${line}\n` : line);
      });
      return;
    }
    const text = yield* everything(source);
    if (amount.unit === "bytes") {
      const from = amount.inverse ? amount.count - 1 : text.length - amount.count;
      yield* process.stdout.write(text.slice(Math.max(0, from)));
      return;
    }
    const lines = linesOf(text);
    yield* process.stdout.write(lines.slice(Math.max(0, lines.length - amount.count)).join(""));
  });
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function* ends(
  process: Process,
  name: "head" | "tail",
  copy: (source: Source, amount: Amount) => Steps<void>,
): Steps<number> {
  // The old forms: -5, and tail's +5.
  const argv = process.argv.map((word, index) => {
    const argument = /^-[nc]$/.test(process.argv[index - 1] ?? "");
    if (index > 0 && !argument && /^-\d+$/.test(word)) return `-n${word.slice(1)}`;
    return index === 1 && name === "tail" && /^\+\d+$/.test(word) ? `-n${word}` : word;
  });
  const parsed = yield* options(process, name === "head" ? "c:n:qvz" : "c:n:qvzfF", spec, argv);
  if (!parsed) return 1;
  const { given, operands } = parsed;
  const unit = given.has("c") ? "bytes" : "lines";
  const word = given.get("c") ?? given.get("n") ?? "10";
  const found = /^([-+]?)(\d+)([kKMb]?)$/.exec(word);
  if (!found) {
    yield* process.stderr.write(`${name}: invalid number of ${unit}: '${word}'\n`);
    return 1;
  }
  const scale = { k: 1024, K: 1024, M: 1_048_576, b: 512 }[found[3] ?? ""] ?? 1;
  const amount: Amount = { unit, count: Number(found[2]) * scale, inverse: found[1] === (name === "head" ? "-" : "+") };
  const files = operands.length > 0 ? operands : ["-"];
  const headings = (files.length > 1 && !given.has("q")) || given.has("v");
  let status = 0;
  let first = true;
  for (const file of files) {
    const source = yield* open(process, file, (path, why) => complaint(name, path, why));
    if (!source) {
      status = 1;
      continue;
    }
    if (headings)
      yield* process.stdout.write(`${first ? "" : "\n"}==> ${file === "-" ? "standard input" : file} <==\n`);
    first = false;
    yield* copy(source, amount);
  }
  const followed = files.at(-1)!;
  if ((given.has("f") || given.has("F")) && status === 0 && followed !== "-") yield* follow(process, followed);
  return status;
}

function complaint(name: string, path: string, why: string): string {
  if (why === "Is a directory") return `${name}: error reading '${path}': ${why}\n`;
  return `${name}: cannot open '${path}' for reading: ${why}\n`;
}

// tail looks once a second (it has inotify on a real file system; what is written shows up within this time).
function* follow(process: Process, file: string): Steps<void> {
  const path = absolute(process.cwd, file);
  const now = process.files.read(path);
  let seen = "text" in now ? now.text.length : 0;
  for (;;) {
    yield* process.stdout.flush();
    yield* process.sleep(100 * MILLISECOND);
    const read = process.files.read(path);
    if ("errno" in read) continue;
    if (read.text.length < seen) seen = 0;
    if (read.text.length > seen) yield* process.stdout.write(read.text.slice(seen));
    seen = read.text.length;
  }
}
