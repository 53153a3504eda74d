// mapfile, readarray: lines of a descriptor into an array; -d -n -O -s -t -u -C -c.
import type { Steps } from "../../../sim/task.js";
import type { Builtin } from "./builtin.js";
import { usage } from "./builtin.js";

const help =
  "usage: mapfile [-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]";
const kinds: Readonly<Record<string, string>> = {
  n: "line count",
  O: "array origin",
  s: "line count",
  c: "callback quantum",
  u: "file descriptor specification",
};

export const mapfile: Builtin = function* (shell, argv) {
  const name = argv[0]!;
  const options = new Map<string, string>();
  let at = 1;
  for (; /^-./.test(argv[at] ?? "") && argv[at] !== "--"; at++)
    for (let index = 1; index < argv[at]!.length; index++) {
      const letter = argv[at]![index]!;
      if (letter === "t") options.set("t", "");
      else if ("dnOsuCc".includes(letter)) {
        const value = argv[at]!.slice(index + 1) || argv[++at];
        if (value === undefined) {
          shell.complain(`${name}: -${letter}: option requires an argument`);
          return usage(shell, `${name}: ${help.replace("mapfile", name)}`);
        }
        options.set(letter, value);
        break;
      } else {
        shell.complain(`${name}: -${letter}: invalid option`);
        return usage(shell, `${name}: ${help.replace("mapfile", name)}`);
      }
    }
  if (argv[at] === "--") at++;
  for (const [letter, what] of Object.entries(kinds)) {
    const word = options.get(letter);
    if (word === undefined || /^\d+$/.test(word)) continue;
    shell.complain(`${name}: ${word}: invalid ${what}`);
    return 1;
  }
  const array = argv[at] ?? "MAPFILE";
  if (!/^[A-Za-z_]\w*$/.test(array)) {
    shell.complain(`${name}: \`${array}': not a valid identifier`);
    return 1;
  }
  const number = (letter: string, fallback: number) => Number(options.get(letter) ?? fallback);
  const fd = number("u", 0);
  const input = shell.process.fds.get(fd);
  if (!input) {
    shell.complain(`${name}: ${fd}: invalid file descriptor: Bad file descriptor`);
    return 1;
  }
  yield* shell.settle();
  const delimiter = options.has("d") ? options.get("d")!.slice(0, 1) || "\0" : "\n";
  const lines = yield* linesOf(input, delimiter, number("n", 0) || Number.POSITIVE_INFINITY, number("s", 0));
  const origin = number("O", 0);
  const old = options.has("O") ? shell.variables.get(array)?.value : undefined;
  const values = new Map(typeof old === "object" ? old : []);
  const quantum = number("c", 5_000);
  for (const [index, line] of lines.entries()) {
    const text = options.has("t") && line.endsWith(delimiter) ? line.slice(0, -1) : line;
    if (options.has("C") && (index + 1) % quantum === 0) {
      const word = `'${text.replaceAll("'", "'\\''")}'`;
      yield* shell.engine.text(shell, `${options.get("C")} ${origin + index} ${word}`, undefined);
    }
    values.set(String(origin + index), text);
  }
  shell.variables.set(array, new Map([...values].sort(([a], [b]) => Number(a) - Number(b))));
  return 0;
};

// Takes no more than it keeps: what follows belongs to the next reader.
function* linesOf(
  input: { read(): Steps<string | undefined>; unread(text: string): void },
  delimiter: string,
  count: number,
  skip: number,
): Steps<string[]> {
  const out: string[] = [];
  let rest = "";
  let seen = 0;
  for (;;) {
    let end = rest.indexOf(delimiter);
    while (end >= 0) {
      const line = rest.slice(0, end + 1);
      rest = rest.slice(end + 1);
      if (seen++ >= skip) out.push(line);
      if (out.length >= count) {
        input.unread(rest);
        return out;
      }
      end = rest.indexOf(delimiter);
    }
    const chunk = yield* input.read();
    if (chunk === undefined) break;
    rest += chunk;
  }
  if (rest !== "" && seen >= skip && out.length < count) out.push(rest);
  return out;
}
