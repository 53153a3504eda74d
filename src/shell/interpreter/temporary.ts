// Assignments before a command (x=1 cmd): they hold while it runs.
import type { Assignment } from "unbash";
import type { Steps } from "../../sim/task.js";
import { assign } from "./assign.js";
import type { Shell } from "./shell.js";
import { ReadonlyError } from "./variables.js";

// An assignment before a command: what is read-only stays as it is, and the command runs all the same.
export function* assigned<W>(shell: Shell<W>, one: Assignment): Steps<boolean> {
  try {
    yield* assign(shell, one);
    return true;
  } catch (error) {
    if (!(error instanceof ReadonlyError)) throw error;
    shell.complain(`${error.variable}: readonly variable`);
    yield* shell.speak();
    return false;
  }
}

export function* withTemporary<W>(
  shell: Shell<W>,
  assignments: readonly Assignment[],
  run: () => Steps<number>,
  builtin: boolean,
): Steps<number> {
  if (assignments.length === 0) return yield* run();
  const saved = assignments.map((one) => [one.name, shell.variables.get(one.name)] as const);
  if (!builtin) shell.variables.enter();
  try {
    for (const one of assignments) {
      if (!builtin && !shell.variables.get(one.name)?.readonly) shell.variables.local(one.name);
      if (yield* assigned(shell, one)) shell.variables.mark(one.name, { exported: true });
    }
    return yield* run();
  } finally {
    if (!builtin) shell.variables.leave();
    else
      for (const [name, old] of saved) {
        if (old?.readonly) continue;
        shell.variables.unset(name);
        if (old?.value !== undefined) shell.variables.set(name, old.value);
        if (old) shell.variables.mark(name, old);
      }
  }
}
