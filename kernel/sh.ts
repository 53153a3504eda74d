// `skbook sh FILE`: a script on one fresh machine, its stdout and stderr as they come, its status as ours.

import { readFileSync } from "node:fs";
import type { LabOptions } from "../src/index.js";
import { Fault, fileFault } from "./fault.js";

export interface ScriptOptions {
  readonly profile: string | undefined;
  readonly seed: string | undefined;
  /** Commands before a loop counts as one without an end. */
  readonly steps?: string | undefined;
  /** Virtual seconds that the script may take. */
  readonly limit?: string | undefined;
}

export async function sh(path: string, options: ScriptOptions): Promise<number> {
  const seed = parseSeed(options.seed ?? "1");
  const steps = options.steps === undefined ? {} : { steps: parseCount("--steps", options.steps) };
  const limit = options.limit === undefined ? {} : { limit: parseCount("--limit", options.limit) };
  const { Lab } = await import("../src/index.js");
  let lab: InstanceType<typeof Lab>;
  try {
    lab = new Lab({
      seed,
      ...steps,
      ...(options.profile === undefined ? {} : { profile: options.profile as Profile }),
    });
  } catch (error) {
    if (error instanceof RangeError) throw new Fault(`--profile: ${error.message}`, 2);
    throw error;
  }
  const text = readScript(path);
  try {
    return await lab.machine("lab").script(text, {
      name: path === "-" ? "bash" : path,
      ...limit,
      write: ({ stream, text: out }) => void process[stream].write(out),
    });
  } catch (error) {
    // A script that waits for ever is its author's; anything but a plain Error is a fault of ours.
    if (error instanceof Error && error.name === "Error") throw new Fault(error.message);
    throw error;
  }
}

type Profile = NonNullable<LabOptions["profile"]>;

function readScript(path: string): string {
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw fileFault(path, error, missing ? 127 : 126);
  }
}

function parseCount(name: string, text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count > 0 && Number.isSafeInteger(count)) return count;
  throw new Fault(`${name} ${text}: not a whole number above 0`, 2);
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new Fault(`--seed ${text}: not a whole number`, 2);
}
