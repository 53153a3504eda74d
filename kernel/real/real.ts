// `skbook real FILE`: the same on a real Linux and in the simulator, side by side. FILE is a lab's script (lab.toScript()), a plain
// shell script (as for `skbook sh`), or a notebook: then each of its labs is written out and played.
// Status 0 where all agrees, 1 where something differs, 2 where there is no real Linux or FILE is no good.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { diffLines } from "diff";
import type { Lab, Pair, Story } from "../../src/index.js";
import { Fault, fileFault } from "../fault.js";
import { mask } from "../mask.js";
import { type Place, place } from "./place.js";

export interface RealOptions {
  readonly uml?: string | undefined;
  readonly here?: boolean;
  /** Seconds that the real side may take; unless told, half as long again as in the lab, and five minutes. */
  readonly limit: number | undefined;
}

export async function real(path: string, options: RealOptions): Promise<number> {
  const text = path.endsWith(".ipynb") ? undefined : readText(path);
  const where = place({ uml: options.uml, here: options.here ?? false });
  process.stderr.write(`on ${where.name}\n`);
  if (text === undefined) {
    const { labsOf } = await import("./notebook.js");
    const labs = await labsOf(path);
    if (labs.length === 0) throw new Fault(`${path}: this notebook makes no lab`, 2);
    let worst = 0;
    for (const [at, { name, lab }] of labs.entries()) {
      process.stdout.write(`${at > 0 ? "\n" : ""}lab ${name}\n`);
      worst = Math.max(worst, await labScript(lab.toScript(), path, where, options.limit));
    }
    return worst;
  }
  const { isLabScript } = await import("../../src/index.js");
  return isLabScript(text) ? labScript(text, path, where, options.limit) : plain(text, path, where, options.limit);
}

async function labScript(script: string, path: string, where: Place, limit: number | undefined): Promise<number> {
  const { fromScript, Lab, sideBySide } = await import("../../src/index.js");
  const story = storyOf(fromScript, script, path);
  const seconds = Math.ceil((await Lab.tell(story)).clock.now / 1e9);
  if (seconds > 20) process.stderr.write(`the story takes ${seconds} s there\n`);
  const printed = await where.play(script, { limit: limit ?? patience(seconds), stages: true });
  if (!/^==> /m.test(printed) && story.journal.some(({ act }) => act === "panes" || act === "script"))
    throw new Fault(`${path}: nothing came of it on the real Linux:\n${printed.trim()}`, 2);
  for (const [, note] of printed.matchAll(/^(?:note: )(.*)$/gm)) process.stdout.write(`note: ${note}\n`);
  const pairs = await sideBySide(story, withoutNotes(printed));
  return report(pairs, script);
}

const withoutNotes = (printed: string): string => printed.replace(/^note: .*\n/gm, "");

function storyOf(fromScript: (text: string) => Story, script: string, path: string): Story {
  try {
    return fromScript(script);
  } catch (error) {
    if (error instanceof RangeError) throw new Fault(`${path}: ${error.message}`, 2);
    throw error;
  }
}

const patience = (seconds: number): number => Math.ceil(seconds * 1.5) + 300;

async function plain(script: string, path: string, where: Place, limit: number | undefined): Promise<number> {
  const { Lab } = await import("../../src/index.js");
  const lab = new Lab();
  let ours = "";
  const write = ({ text }: { readonly text: string }) => {
    ours += text;
  };
  const name = "lab.sh";
  try {
    await lab.machine("lab").script(script, { name, write });
  } catch (error) {
    // A script that waits for ever is its author's; anything but a plain Error is a fault of ours.
    if (error instanceof Error && error.name === "Error")
      throw new Fault(`${path}: in the simulator: ${error.message}`, 2);
    throw error;
  }
  const seconds = Math.ceil(lab.clock.now / 1e9);
  const theirs = await where.play(script, { limit: limit ?? patience(seconds), stages: false });
  const title = basename(path);
  return report([{ lab: { title, text: ours }, real: { title, text: theirs } }], script);
}

/** A line a part, below it what differs; the status. */
function report(pairs: readonly Pair[], script: string): number {
  let differ = 0;
  for (const { lab, real } of pairs) {
    const title = lab?.title ?? real?.title ?? "";
    const [ours, theirs] = [lab, real].map((part) => mask(part?.text ?? "", script)) as [string, string];
    const same = ours === theirs && lab?.title === real?.title;
    if (!same) differ++;
    process.stdout.write(`${same ? "agrees " : "differs"}  ${title}\n`);
    if (lab && real && lab.title !== real.title) process.stdout.write(`    - ${real.title}\n    + ${lab.title}\n`);
    if (ours !== theirs) process.stdout.write(changes(theirs, ours));
  }
  // Part by part, chance is hidden part by part: a MAC that is one machine's here and another's there shows only in the whole.
  const whole = (of: "lab" | "real") => mask(pairs.map((pair) => pair[of]?.text ?? "").join("\n"), script);
  if (differ === 0 && whole("lab") !== whole("real")) {
    differ++;
    process.stdout.write(`differs  MACs: who shows which\n${changes(whole("real"), whole("lab"))}`);
  }
  const said = differ === 0 ? "all agree" : `${differ} differ (- the real Linux, + the simulator)`;
  process.stdout.write(`${pairs.length} parts: ${said}\n`);
  return differ === 0 ? 0 : 1;
}

/** Lines that differ, with the line before each place. */
function changes(theirs: string, ours: string): string {
  let out = "";
  let last = "";
  for (const { added, removed, value } of diffLines(theirs, ours)) {
    const lines = value.replace(/\n$/, "").split("\n");
    if (!added && !removed) last = lines.at(-1) ?? "";
    else {
      if (last !== "") out += `      ${last}\n`;
      last = "";
      out += lines.map((line) => `    ${removed ? "-" : "+"} ${line}\n`).join("");
    }
  }
  return out;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw fileFault(path, error, 2);
  }
}

/** A notebook's lab, by the variable that holds it. */
export interface Named {
  readonly name: string;
  readonly lab: Lab;
}
