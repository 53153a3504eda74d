// What the text programs share: options as getopt(3) reads them, and input from named files or standard input.
// These programs are our own, not just-bash's, because they must stream: a reader in a pipe gets a line when it is written, waits in
// virtual time, and passes it on while the writer still runs; just-bash's take a whole text and give a whole text.
import { absolute, type Process, strerror } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";

export interface Options {
  /** Letter to argument, "" for one without. */
  readonly given: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
}

/**
 * `spec` is getopt's: letters, each with ":" after it when it takes an argument. `long` maps --name to a letter.
 * undefined after an error, which has been written; the caller exits with its own status for that.
 */
export function* options(
  process: Process,
  spec: string,
  long: Readonly<Record<string, string>> = {},
  argv: readonly string[] = process.argv,
  help = tryHelp(process.argv[0]!.replace(/^.*\//, "")),
): Steps<Options | undefined> {
  const name = process.argv[0]!.replace(/^.*\//, "");
  const given = new Map<string, string>();
  const operands: string[] = [];
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === "--") {
      operands.push(...argv.slice(at + 1));
      break;
    }
    if (word.startsWith("--")) {
      const [key = "", value] = split(word.slice(2));
      const letter = long[key];
      if (letter === undefined) return yield* refuse(process, `${name}: unrecognized option '${word}'\n${help}`);
      const takes = spec[spec.indexOf(letter) + 1] === ":";
      given.set(letter, takes ? (value ?? argv[++at] ?? "") : (value ?? ""));
    } else if (word.length > 1 && word.startsWith("-")) {
      for (let index = 1; index < word.length; index++) {
        const letter = word[index]!;
        const place = letter === ":" ? -1 : spec.indexOf(letter);
        if (place < 0) return yield* refuse(process, `${name}: invalid option -- '${letter}'\n${help}`);
        if (spec[place + 1] !== ":") {
          given.set(letter, "");
          continue;
        }
        const rest = word.slice(index + 1);
        const value = rest !== "" ? rest : argv[++at];
        if (value === undefined)
          return yield* refuse(process, `${name}: option requires an argument -- '${letter}'\n${help}`);
        // grep's -e may come several times: a list of lines.
        given.set(letter, letter === "e" && given.has("e") ? `${given.get("e")}\n${value}` : value);
        break;
      }
    } else operands.push(word);
  }
  return { given, operands };
}

function split(word: string): [string, string?] {
  const equals = word.indexOf("=");
  return equals < 0 ? [word] : [word.slice(0, equals), word.slice(equals + 1)];
}

function* refuse(process: Process, message: string): Steps<undefined> {
  yield* process.stderr.write(message);
  return undefined;
}

export function tryHelp(name: string): string {
  return `Try '${name} --help' for more information.\n`;
}

/** The next piece of text, undefined at the end. */
export type Source = () => Steps<string | undefined>;

/** Opens a named file, "-" for standard input. After an error, which has been written, undefined. */
export function* open(
  process: Process,
  file: string,
  complain: (file: string, why: string) => string,
): Steps<Source | undefined> {
  if (file === "-") return () => process.stdin.read();
  const opened = process.open(file);
  if (opened === "closed") {
    yield* process.stderr.write(complain(file, strerror("ENOENT")));
    return undefined;
  }
  if (opened) return () => opened.read();
  const read = process.files.read(absolute(process.cwd, file));
  if ("errno" in read) {
    yield* process.stderr.write(complain(file, strerror(read.errno)));
    return undefined;
  }
  let rest: string | undefined = read.text === "" ? undefined : read.text;
  // biome-ignore lint/correctness/useYield: the text is there
  return function* () {
    const text = rest;
    rest = undefined;
    return text;
  };
}

/** Calls `each` for every line as soon as it is complete, without its newline; `each` returns true to stop. */
export function* eachLine(source: Source, each: (line: string, newline: boolean) => Steps<unknown>): Steps<void> {
  let rest = "";
  for (let chunk = yield* source(); chunk !== undefined; chunk = yield* source()) {
    rest += chunk;
    let from = 0;
    for (let end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", from)) {
      const line = rest.slice(from, end);
      from = end + 1;
      if ((yield* each(line, true)) === true) return;
    }
    rest = rest.slice(from);
  }
  if (rest !== "") yield* each(rest, false);
}

/** All of it. */
export function* everything(source: Source): Steps<string> {
  let text = "";
  for (let chunk = yield* source(); chunk !== undefined; chunk = yield* source()) text += chunk;
  return text;
}
