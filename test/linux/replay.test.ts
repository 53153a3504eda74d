// Every script here (TOPIC/NAME.sh), played in the simulator, prints what the real kernel printed (NAME.out beside it), but for kernel/mask.ts.
// A script whose first lines say "# differs: …" is known to differ: README.md tells why, and it must go on differing, so
// that nobody forgets the mark when the simulator has learned it.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { mask } from "../../kernel/mask.js";
import { Lab } from "../../src/index.js";
import { unexplained } from "./unexplained.js";

const here = import.meta.dirname;
const read = (path: string): string => readFileSync(join(here, path), "utf8");
const topics = readdirSync(here, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && entry.name !== "found",
);
const scripts = topics.flatMap(({ name: topic }) =>
  readdirSync(join(here, topic))
    .filter((name) => name.endsWith(".sh"))
    .map((name) => `${topic}/${name}`),
);
const differs = (path: string): boolean => /^# differs: /m.test(read(path));

async function play(path: string): Promise<{ printed: string; lab: Lab }> {
  const lab = new Lab({ profile: "debian12" });
  let printed = "";
  const write = ({ text }: { text: string }) => {
    printed += text;
  };
  await lab.machine("lab").script(read(path), { name: basename(path), write });
  return { printed, lab };
}

describe("the simulator prints what Linux 6.1 and Debian 12's tools print", () => {
  for (const path of scripts) {
    (differs(path) ? it.fails : it)(path, async () => {
      const script = read(path);
      const { printed, lab } = await play(path);
      expect(mask(printed, script)).toBe(mask(read(path.replace(/sh$/, "out")), script));
      expect(unexplained(lab)).toEqual([]);
    });
  }
});

describe("what differs", () => {
  it("stands in the README with its reason", () => {
    const readme = read("README.md");
    expect(scripts.filter((path) => differs(path) && !readme.includes(`\`${basename(path)}\``))).toEqual([]);
  });
  it("has a name of its own in the whole folder: the real kernel plays them side by side in one", () => {
    expect(new Set(scripts.map((path) => basename(path))).size).toBe(scripts.length);
  });
});
