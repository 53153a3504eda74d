// What the README shows runs, and what it names is there.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");

/** What an example of the README prints. */
function printed(example: string): string {
  const folder = mkdtempSync(join(tmpdir(), "skbook-readme-"));
  try {
    const file = join(folder, "example.mjs");
    writeFileSync(file, example.replace('"skbook"', JSON.stringify(join(root, "dist/src/index.js"))));
    return execFileSync(process.execPath, [file], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, example]) => example!);

test("the smallest example runs and prints what happened", () => {
  const out = printed(examples[0]!);
  expect(out).toContain("From 10.9.0.1 icmp_seq=1 Destination Host Unreachable");
  expect(out).toContain("NEIGH_FAILED");
});

test("the example of vary runs and prints what decides", () => {
  const out = printed(examples.find((example) => example.includes("vary("))!);
  expect(out).toContain("决定结果的是：net.ipv4.conf.right.accept_local、net.ipv4.conf.all.rp_filter、kernel。");
  expect(out).toMatch(/^1 +2 +lost +answered$/m);
});

test("the commands it names are package.json's", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const named = [...readme.matchAll(/npm (?:run (?:--silent )?)?(start|test|skbook)\b/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !scripts[name])).toEqual([]);
});

test("the files it shows exist", () => {
  const shown = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path!).filter((path) => !path.includes(":"));
  expect(shown.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
