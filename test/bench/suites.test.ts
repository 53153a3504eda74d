// The suites of `npm run bench` (of what was built last): every figure that issue 9 names is among them, and the small ones run.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

interface Case {
  readonly name: string;
  readonly against?: string;
  readonly micro?: boolean;
  make(): Promise<unknown> | { readonly work: () => void };
}

const suites = join(import.meta.dirname, "../../bench/suites");
const load = async (suite: string): Promise<readonly Case[]> => {
  const { cases } = (await import(pathToFileURL(join(suites, `${suite}.mjs`)).href)) as { cases: readonly Case[] };
  return cases;
};
const cases = {
  chain: await load("chain"),
  tables: await load("tables"),
  scale: await load("scale"),
  wire: await load("wire"),
  pictures: await load("pictures"),
  shell: await load("shell"),
};
const namesOf = (suite: keyof typeof cases) => cases[suite].map(({ name }) => name);

test("chains, bridges and lo, without captures, with one and with all", () => {
  const what = [
    ...[0, 1, 8, 60].map((routers) => `chain of ${routers} routers`),
    ...[2, 100].map((ports) => `bridge of ${ports} ports`),
  ];
  const captures = ["", ", tcpdump -w on one device", ", tcpdump -w on every device"];
  const all = what.flatMap((each) => captures.map((capture) => each + capture));
  expect(namesOf("chain")).toEqual(expect.arrayContaining([...all, "echo round trips on lo"]));
});

test("tables, large labs, pictures, the shell", () => {
  expect(namesOf("tables")).toEqual(
    expect.arrayContaining([
      ...["10", "10,000", "1,000,000"].map((count) => `FIB lookups, ${count} routes`),
      ...["10", "100,000"].map((count) => `neighbour lookups, ${count} entries`),
    ]),
  );
  expect(namesOf("scale")).toEqual(
    expect.arrayContaining([
      ...["10", "1,000", "20,000"].map((count) => `${count} machines on switches built and pinged`),
      "20,000 machines on Linux bridges built and pinged",
      ...["2", "100", "10,000"].map((count) => `frames through a switch among ${count} machines`),
    ]),
  );
  const pictures = ["capture table", "sequence diagram", "pcapng"].map((each) => `${each} of 100,000 packets`);
  expect(namesOf("pictures")).toEqual(expect.arrayContaining(pictures));
  expect(namesOf("shell")).toEqual(expect.arrayContaining(["commands of a script", "forks of a lab of ten routers"]));
});

test("who is compared to another figure names one of its suite", () => {
  for (const suite of ["chain", "tables", "scale"] as const) {
    const names = namesOf(suite);
    for (const { against } of cases[suite]) if (against !== undefined) expect(names).toContain(against);
  }
});

test("every format's parsing and emitting runs", async () => {
  for (const { name, make } of cases.wire) {
    const made = await make();
    expect(() => (made as { work: () => void }).work(), name).not.toThrow();
  }
});

test("a name that no figure has is said, and nothing is found in order", () => {
  const index = join(import.meta.dirname, "../../bench/index.mjs");
  const { status, stderr } = spawnSync(process.execPath, [index, "chian", "--check"], { encoding: "utf8" });
  expect([status, stderr]).toEqual([2, "no figure's name contains chian\n"]);
});
