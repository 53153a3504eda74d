// ip -batch: a file of commands, one a line (lib/batch.c; makeargs and getcmdline in lib/utils.c). A command that fails ends
// it, unless -force was said; one that exits does in any case.
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { IpError } from "./arguments.js";

/** getcmdline: a comment ends a line, a backslash at its end continues it. */
function commands(text: string): { line: number; words: string[] }[] {
  const lines = text.split("\n");
  const found: { line: number; words: string[] }[] = [];
  for (let at = 0; at < lines.length; at++) {
    let whole = lines[at]!.replace(/#.*/, "");
    while (whole.endsWith("\\") && at + 1 < lines.length) whole = whole.slice(0, -1) + lines[++at]!.replace(/#.*/, "");
    found.push({ line: at + 1, words: words(whole) });
  }
  return found;
}

/** makeargs: words between blanks, or between quotes. */
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']\S*)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );

export function* batch(
  process: Process<unknown>,
  file: string,
  force: boolean,
  run: (words: readonly string[]) => Steps<number>,
): Steps<number> {
  const text = yield* contents(process, file);
  let status = 0;
  for (const { line, words: each } of commands(text)) {
    if (each.length === 0) continue;
    let failed = false;
    try {
      failed = (yield* run(each)) !== 0;
    } catch (error) {
      if (!(error instanceof IpError)) throw error;
      yield* tell(process, error);
      if (error.fatal) return error.status;
      failed = error.status !== 0;
    }
    yield* process.stdout.flush();
    if (!failed) continue;
    yield* process.stderr.write(`Command failed ${file}:${line}\n`);
    status = 1;
    if (!force) break;
  }
  return status;
}

function* contents(process: Process<unknown>, file: string): Steps<string> {
  if (file === "-") {
    let text = "";
    for (let part = yield* process.stdin.read(); part !== undefined; part = yield* process.stdin.read()) text += part;
    return text;
  }
  const path = file.startsWith("/") ? file : `${process.cwd.replace(/\/$/, "")}/${file}`;
  const read = process.files.read(path);
  if ("text" in read) return read.text;
  throw new IpError(`Cannot open file "${file}" for reading: No such file or directory\n`, 1);
}

/** What a refused command says, on its streams. */
export function* tell(process: Process<unknown>, error: IpError): Steps<void> {
  if (error.before) yield* process.stdout.write(error.before);
  yield* process.stderr.write(error.text);
  if (error.after) yield* process.stdout.write(error.after);
}
