// A command that runs cells starts once more, from the image: loading the compiler takes a second otherwise. The first
// process waits, hands on signals and the end's status.

import { spawn } from "node:child_process";
import { rmSync, writeSync } from "node:fs";
import { Socket } from "node:net";
import { constants } from "node:os";
import { contents, settle } from "./contents.js";
import { leaveMaker } from "./later.js";
import { from, image } from "./place.js";
import { forgetSurroundings, surroundings } from "./surroundings.js";

/** The descriptor over which the second process says that it started, and hears of the first one's end. */
const DESCRIPTOR = 3;
/** What it says first; then the status that it ends with. */
const STARTED = 255;
/** Says to the second process that it is one. */
const SECOND = "SKBOOK_SECOND";

/** The status of the process that was started; undefined where this one is to do the work. */
export async function again(): Promise<number | undefined> {
  if (contents) {
    started();
    settle();
    forgetSurroundings();
    return undefined;
  }
  const path = image();
  if (path === undefined) {
    process.once("exit", leaveMaker);
    return undefined;
  }
  const words = [...from(path), ...process.execArgv, ...process.argv.slice(1)];
  const child = spawn(process.execPath, words, {
    stdio: ["inherit", "inherit", "inherit", "pipe"],
    env: { ...surroundings(), [SECOND]: "1" },
  });
  let ready = false;
  let done = (_: number | undefined) => {};
  child.stdio[DESCRIPTOR]!.on("data", (said: Buffer) => {
    ready = true;
    if (said.at(-1) !== STARTED) done(said.at(-1));
  }).on("error", () => {});
  const hand = (signal: NodeJS.Signals) => void child.kill(signal);
  // The terminal's ^C reaches both.
  const heard = () => {};
  process.on("SIGTERM", hand).on("SIGHUP", hand).on("SIGINT", heard);
  const status = await new Promise<number | undefined>((resolve) => {
    done = resolve;
    child.once("error", () => done(undefined));
    child.once("close", (code, signal) => done(code ?? 128 + constants.signals[signal!]));
  });
  process.off("SIGTERM", hand).off("SIGHUP", hand).off("SIGINT", heard);
  if (ready) return status;
  rmSync(path, { force: true });
  if (status !== undefined)
    process.stderr.write("skbook: the image of the compiler was damaged; this runs without it\n");
  return undefined;
}

/** The second process has done all that it was to do: nobody needs to wait until it has given its memory back. */
export function over(status: number): void {
  if (!isSecond) return;
  try {
    writeSync(DESCRIPTOR, Uint8Array.of(status));
  } catch {
    // The first one sees the end itself.
  }
}

let isSecond = false;

function started(): void {
  if (process.env[SECOND] === undefined) return;
  delete process.env[SECOND];
  isSecond = true;
  const first = new Socket({ fd: DESCRIPTOR }).unref();
  first.on("error", () => {}).on("close", () => process.exit(1));
  first.resume().write(Uint8Array.of(STARTED));
}
