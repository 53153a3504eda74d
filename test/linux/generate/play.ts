// A script played in the simulator, in this process, and what differs from the real kernel's answer.

import { mask } from "../../../kernel/mask.js";
import { Lab } from "../../../src/index.js";

export async function play(script: string, seed = 1): Promise<string> {
  const lab = new Lab({ profile: "debian12", seed });
  let printed = "";
  await lab.machine("lab").script(script, {
    name: "case.sh",
    write({ text }) {
      printed += text;
    },
  });
  return printed;
}

/** The first places where they part, as a diff would show them; empty where they agree. */
export function difference(script: string, real: string, simulated: string): string {
  const left = mask(real, script).split("\n");
  const right = mask(simulated, script).split("\n");
  if (left.join("\n") === right.join("\n")) return "";
  const start = left.findIndex((line, index) => line !== right[index]);
  const at = start < 0 ? left.length : start;
  const asked =
    left
      .slice(0, at + 1)
      .filter((line) => line.startsWith("$ "))
      .at(-1) ?? "";
  const show = (mark: string, lines: readonly string[]) => lines.slice(at, at + 8).map((line) => `${mark} ${line}`);
  return [`  ${asked}`, ...show("-", left), ...show("+", right)].join("\n");
}
