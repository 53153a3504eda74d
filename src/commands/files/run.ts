// A program that another program starts and waits for (find -exec, xargs): fork and exec.
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";

/** Its status; 127 where there is no such program (said in the caller's name), 126 … as env(1). */
export function* run(process: Process, argv: readonly string[], stdin?: "null"): Steps<number> {
  yield* process.stdout.flush();
  const child = process.start(argv, stdin);
  if (!child) {
    yield* process.stderr.write(
      `${process.argv[0]!.replace(/^.*\//, "")}: ${quoted(process, argv[0]!)}: No such file or directory\n`,
    );
    return 127;
  }
  return yield* child;
}

// find quotes a name with a grave accent in front, xargs not at all.
function quoted(process: Process, name: string): string {
  return process.argv[0]!.endsWith("find") ? `'${name}'` : name;
}
