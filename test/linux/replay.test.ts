// Every script here, played in the simulator, prints what the real kernel printed (NAME.out beside it), but for mask.ts.
// A script whose first lines say "# differs: …" is known to differ: README.md tells why, and it must go on differing, so
// that nobody forgets the mark when the simulator has learned it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Lab } from "../../src/index.js";
import { mask } from "./mask.js";

const here = import.meta.dirname;
const read = (name: string): string => readFileSync(join(here, name), "utf8");
const scripts = readdirSync(here).filter((name) => name.endsWith(".sh"));
const differs = (name: string): boolean => /^# differs: /m.test(read(name));

async function play(name: string): Promise<string> {
  const lab = new Lab({ profile: "debian12" });
  let printed = "";
  const write = ({ text }: { text: string }) => {
    printed += text;
  };
  await lab.machine("lab").script(read(name), { name, write });
  return printed;
}

describe("the simulator prints what Linux 6.1 and Debian 12's tools print", () => {
  for (const name of scripts) {
    (differs(name) ? it.fails : it)(name, async () => {
      const script = read(name);
      expect(mask(await play(name), script)).toBe(mask(read(name.replace(/sh$/, "out")), script));
    });
  }
});

describe("what differs", () => {
  it("stands in the README with its reason", () => {
    const readme = read("README.md");
    expect(scripts.filter((name) => differs(name) && !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
