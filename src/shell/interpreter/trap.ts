// trap: actions for signals, for the end of the shell, and ERR, DEBUG and RETURN.
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

/** DEBUG before a command, ERR after one that failed, RETURN after a function or a sourced file. */
export function* pseudoTrap<W>(shell: Shell<W>, name: "DEBUG" | "ERR" | "RETURN"): Steps<void> {
  const action = shell.traps.get(name);
  if (!action || shell.inTrap) return;
  // Functions inherit DEBUG and ERR only when told.
  const inherited = name === "ERR" ? "errtrace" : "functrace";
  if (shell.calls.length > 0 && !shell.options.has(inherited)) return;
  const { status, command, pipeStatus, at } = shell;
  shell.inTrap = true;
  try {
    yield* shell.engine.text(shell, action, undefined);
  } finally {
    shell.inTrap = false;
    Object.assign(shell, { status, command, pipeStatus, at });
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
