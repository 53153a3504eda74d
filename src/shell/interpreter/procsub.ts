// Process substitution: <(list) and >(list) become /dev/fd/N, N counting down from 63, until the command has ended.
import type { ProcessSubstitutionPart } from "unbash";
import { inherit } from "../description.js";
import { pipe } from "../pipe.js";
import type { Running } from "../running.js";
import { fork } from "./fork.js";
import type { Shell } from "./shell.js";

const TOP = 63;

export interface Substitution<W> {
  readonly fd: number;
  readonly process: Running<W>;
}

/** Starts it; the path that stands for it. */
export function processSubstitution<W>(shell: Shell<W>, part: ProcessSubstitutionPart): string {
  const { reader, writer } = pipe();
  const [ours, theirs, end] = part.operator === "<" ? [reader, writer, 1] : [writer, reader, 0];
  const fds = inherit(shell.process.fds);
  fds.get(end)?.release();
  fds.set(end, theirs.hold());
  const { unit } = shell;
  const { script } = part;
  const process = fork(shell, {
    fds,
    *body(sub) {
      sub.unit = script?.source === undefined ? unit : { source: script.source, line: sub.line(), name: unit.name };
      return yield* sub.engine.run(sub, script?.commands ?? []);
    },
  });
  let fd = TOP;
  while (shell.process.fds.has(fd)) fd--;
  shell.process.fds.set(fd, ours.hold());
  shell.processSubstitutions.push({ fd, process });
  shell.lastBackground = process.pid;
  return `/dev/fd/${fd}`;
}

/** Closes those that were opened since there were `count`. */
export function closeSubstitutions<W>(shell: Shell<W>, count: number): void {
  for (const { fd, process } of shell.processSubstitutions.splice(count)) {
    shell.process.fds.get(fd)?.release();
    shell.process.fds.delete(fd);
    // Nobody waits for it: it goes by itself.
    process.ppid = 1;
    shell.processes.reap(process);
  }
}
