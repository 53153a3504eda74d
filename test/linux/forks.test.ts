// Copies of generated labs print what their scripts printed on the real kernel (forks/recorded: the lab's part of each script, and
// what Linux 6.1 said). `forks/run` makes fresh ones.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fromScript } from "../../src/index.js";
import { difference } from "./forks/compare.js";

const recorded = join(import.meta.dirname, "forks/recorded");
const names = readdirSync(recorded)
  .filter((name) => name.endsWith(".lab"))
  .map((name) => name.slice(0, -".lab".length));

describe("a fork's script on the real kernel gave what the fork gives", () => {
  for (const name of names)
    test(name, async () => {
      const [script, real] = ["lab", "out"].map((end) => readFileSync(join(recorded, `${name}.${end}`), "utf8")) as [
        string,
        string,
      ];
      expect(await difference(fromScript(script), script, real)).toBe("");
    });
  test("there are some", () => {
    expect(names.length).toBeGreaterThan(20);
  });
});
