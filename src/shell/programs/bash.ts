// bash as a program: a script, or -c TEXT, in a shell of its own. Not modelled: commands from standard input, start-up files.

import { strerror } from "../errno.js";
import type { Programs, ShellHost } from "../host.js";
import { optionNames } from "../interpreter/builtins/set.js";
import { toTheEnd } from "../interpreter/fork.js";
import { runText, start } from "../interpreter/start.js";
import { caught } from "../interpreter/trap.js";
import { absolute } from "../path.js";
import type { Program } from "../process.js";
import type { Running } from "../running.js";
import type { Processes } from "../table.js";

const names: Readonly<Record<string, string>> = {
  e: "errexit",
  f: "noglob",
  n: "noexec",
  u: "nounset",
  v: "verbose",
  x: "xtrace",
};

export function bash<W>(host: ShellHost<W>, processes: Processes<W>, programs: () => Programs<W>): Program<W> {
  return function* (process) {
    const options: string[] = [];
    let at = 1;
    let inline = false;
    let fromInput = false;
    for (; /^[-+]./.test(process.argv[at] ?? ""); at++) {
      const word = process.argv[at]!;
      if (word === "--") {
        at++;
        break;
      }
      for (const letter of /^--|^\+/.test(word) ? "" : word.slice(1)) {
        if (letter === "c") inline = true;
        else if (letter === "s") fromInput = true;
        else if (letter === "o") {
          const option = process.argv[++at] ?? "";
          if (!optionNames.includes(option)) {
            yield* process.stderr.write(`bash: line 0: bash: ${option}: invalid option name\n`);
            return 2;
          }
          options.push(option);
        } else if (names[letter]) options.push(names[letter]);
        else if (!"lir".includes(letter)) {
          yield* process.stderr.write(`bash: -${letter}: invalid option\n`);
          return 2;
        }
      }
    }
    if (process.argv[1] === "--version") {
      yield* process.stdout.write("GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\n");
      return 0;
    }
    const words = process.argv.slice(at);
    const first = fromInput ? undefined : words[0];
    const rest = fromInput ? words : words.slice(1);
    const own = process as Running<W>;
    let text = "";
    let name = process.argv[0] ?? "bash";
    if (first === undefined) {
      if (inline) {
        yield* process.stderr.write(`${name}: -c: option requires an argument\n`);
        return 2;
      }
      for (let chunk = yield* process.stdin.read(); chunk !== undefined; chunk = yield* process.stdin.read())
        text += chunk;
    } else if (inline) {
      text = first;
      name = rest.shift() ?? name;
    } else {
      const read = process.files.read(absolute(process.cwd, first));
      if ("errno" in read) {
        yield* process.stderr.write(`${name}: ${first}: ${strerror(read.errno)}\n`);
        return read.errno === "ENOENT" ? 127 : 126;
      }
      text = read.text;
      name = first;
    }
    const shell = start({ host, programs: programs(), processes, name, args: rest, interactive: false }, own);
    shell.inline = inline;
    for (const option of options) shell.options.add(option);
    caught(shell);
    return yield* toTheEnd(shell, runText(shell, text, name));
  };
}
