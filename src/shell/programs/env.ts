// env(1): prints the environment, or runs a program in a changed one (-i, -u, NAME=VALUE).

import { inherit } from "../description.js";
import type { Programs } from "../host.js";
import type { Program } from "../process.js";
import type { Running } from "../running.js";

export function env<W>(programs: () => Programs<W>): Program<W> {
  return function* (process) {
    let variables = new Map(process.env);
    let at = 1;
    for (; at < process.argv.length; at++) {
      const word = process.argv[at]!;
      const assignment = /^([^=]+)=([\s\S]*)$/.exec(word);
      if (word === "-i" || word === "-") variables = new Map();
      else if (word === "-u") variables.delete(process.argv[++at] ?? "");
      else if (assignment && !word.startsWith("-")) variables.set(assignment[1]!, assignment[2]!);
      else break;
    }
    const argv = process.argv.slice(at);
    if (argv.length === 0) {
      yield* process.stdout.write([...variables].map(([name, value]) => `${name}=${value}\n`).join(""));
      return 0;
    }
    const program = programs().get(argv[0]!.replace(/^.*\//, ""));
    if (!program) {
      yield* process.stderr.write(`env: '${argv[0]}': No such file or directory\n`);
      return 127;
    }
    const own = process as Running<W>;
    own.exec(argv, variables, inherit(own.fds));
    return yield* program(own);
  };
}
