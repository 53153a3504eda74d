// trap: actions for signals and for the end of the shell. Not modelled: DEBUG, ERR and RETURN.
import type { Steps } from "../../sim/task.js";
import { Death } from "../death.js";
import type { SignalName } from "../process.js";
import { isModelled } from "../signal.js";
import type { Shell } from "./shell.js";

/** What a shell does with signals of its own accord. */
export function caught<W>(shell: Shell<W>): void {
  const { process } = shell;
  const ignored = new Set(process.ignored());
  if (!ignored.has("SIGINT")) process.on("SIGINT", () => shell.interrupt());
  if (shell.interactive) process.on("SIGTERM", "ignore");
  if (!shell.subshell || shell.interactive) process.on("SIGQUIT", "ignore");
}

export function setTrap<W>(shell: Shell<W>, name: string, action: string | undefined): void {
  if (action === undefined) shell.traps.delete(name);
  else shell.traps.set(name, action);
  if (name === "EXIT") return dieInOrder(shell);
  if (!isModelled(name)) return;
  if (action === undefined) {
    shell.process.reset(name);
    caught(shell);
    dieInOrder(shell);
  } else if (action === "") shell.process.on(name, "ignore");
  else shell.process.on(name, () => void shell.pending.push(name));
}

// With an EXIT trap a deadly signal ends the shell only after the trap.
function dieInOrder<W>(shell: Shell<W>): void {
  for (const signal of ["SIGTERM", "SIGHUP"] as const satisfies readonly SignalName[]) {
    if (shell.traps.has(signal) || (shell.interactive && signal === "SIGTERM")) continue;
    if (shell.traps.get("EXIT")) shell.process.on(signal, () => shell.die(signal));
    else shell.process.reset(signal);
  }
}

export function* runTraps<W>(shell: Shell<W>): Steps<void> {
  for (let name = shell.pending.shift(); name; name = shell.pending.shift()) {
    const { status } = shell;
    const action = shell.traps.get(name);
    if (action) yield* shell.engine.text(shell, action, undefined);
    shell.status = status;
  }
  if (shell.dying) {
    const signal = shell.dying;
    shell.dying = undefined;
    yield* runExitTrap(shell);
    throw new Death(signal);
  }
}

export function* runExitTrap<W>(shell: Shell<W>): Steps<void> {
  const action = shell.traps.get("EXIT");
  shell.traps.delete("EXIT");
  if (!action) return;
  const { status } = shell;
  const ended = yield* shell.engine.trap(shell, action);
  shell.status = ended ?? status;
}
