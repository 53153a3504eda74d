// A kernel that started without an image has one made while nobody waits, for the next one.

import { fileURLToPath } from "node:url";
import { image, place } from "./place.js";

/** Milliseconds after the session is ready: by then the first cells have run. */
const LATER = 20_000;

export function makeLater(): void {
  if (!place()) return;
  setTimeout(() => {
    if (image()) return;
    const { spawn } = process.getBuiltinModule("node:child_process");
    const { constants, setPriority } = process.getBuiltinModule("node:os");
    const child = spawn(process.execPath, [fileURLToPath(new URL("../image/maker.js", import.meta.url))], {
      stdio: "ignore",
      windowsHide: true,
    });
    child.on("error", () => {});
    if (child.pid === undefined) return;
    try {
      setPriority(child.pid, constants.priority.PRIORITY_LOW);
    } catch {
      // It is over already, or this system has no such thing.
    }
    child.unref();
    process.once("exit", () => child.kill());
  }, LATER).unref();
}
