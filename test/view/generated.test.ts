// Three hundred captures by chance: networks of namespaces, routers, settings, pings, traceroutes and captures, as the
// differential tests make them. Each is drawn; no label lies on another, nothing leaves its frame, no word is missing.
import { expect, test } from "vitest";
import { Lab } from "../../src/index.js";
import { sequenceDiagram, topology } from "../../src/view/index.js";
import { scripts } from "../linux/generate/script.js";
import { expectTidy, labelsOf } from "./geometry.js";
import { drawingsOf } from "./golden.js";

const COUNT = 300;

test(`${COUNT} captures by chance are drawn without an overlap`, async () => {
  const seen = { frames: 0, drops: 0, netns: 0, folded: 0 };
  for (const [at, script] of scripts(2026, COUNT).entries()) {
    const lab = new Lab({ seed: at });
    await lab.machine("m").script(script);
    const { events } = lab.log;
    const world = lab.snapshot();
    const words = at % 2 === 0 ? "zh-CN" : "en";
    const sequence = sequenceDiagram(events, world, { words, limit: at % 3 === 0 ? 60 : 200 });
    try {
      expectTidy(drawingsOf(sequence));
      expectTidy(drawingsOf(await topology(world, { words })));
    } catch (error) {
      throw new Error(`case ${at}: ${(error as Error).message}\n${script}`);
    }
    for (const { text } of drawingsOf(sequence).flatMap(labelsOf)) expect(text).not.toMatch(/undefined|NaN|\[object/);
    seen.frames += events.filter(({ kind }) => kind === "frame").length;
    seen.drops += events.filter(({ kind }) => kind === "drop").length;
    seen.netns += world.machines[0]!.netns.length;
    seen.folded += /more like this|还有/.test(String(sequence)) ? 1 : 0;
  }
  // Not three hundred empty pages.
  expect(seen.frames).toBeGreaterThan(COUNT * 10);
  expect(seen.drops).toBeGreaterThan(COUNT / 4);
  expect(seen.netns).toBeGreaterThan(COUNT * 2);
  expect(seen.folded).toBeGreaterThan(COUNT / 20);
}, 900_000);
