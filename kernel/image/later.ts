// Who started without an image has one made while nobody waits, for the next one.

import { compiled } from "../session/library.js";
import { image, isMaking, place } from "./place.js";

/** Milliseconds after the session is ready: by then the first cells have run. */
const LATER = 20_000;

/** For a process that stays: what it started ends with it. */
export function makeLater(): void {
  if (!place()) return;
  setTimeout(() => {
    const child = maker({ detached: false });
    if (child) process.once("exit", () => child.kill());
  }, LATER).unref();
}

/** For a command that is about to end: the maker stays behind for a few seconds. */
export function leaveMaker(): void {
  maker({ detached: true });
}

function maker(options: { readonly detached: boolean }) {
  const where = place();
  if (!where || image() || isMaking(where)) return undefined;
  const { spawn } = process.getBuiltinModule("node:child_process");
  const { constants, setPriority } = process.getBuiltinModule("node:os");
  const child = spawn(process.execPath, [compiled("kernel/image/maker.js")], {
    stdio: "ignore",
    windowsHide: true,
    ...options,
  });
  child.on("error", () => {});
  child.unref();
  if (child.pid === undefined) return undefined;
  try {
    setPriority(child.pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It is over already, or this system has no such thing.
  }
  return child;
}
