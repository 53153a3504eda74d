// What the README shows runs, and what it names is there.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");

test("the smallest example runs and prints what happened", () => {
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1];
  const folder = mkdtempSync(join(tmpdir(), "skbook-readme-"));
  try {
    const file = join(folder, "example.mjs");
    writeFileSync(file, example!.replace('"skbook"', JSON.stringify(join(root, "dist/src/index.js"))));
    const out = execFileSync(process.execPath, [file], { encoding: "utf8" });
    expect(out).toContain("From 10.9.0.1 icmp_seq=1 Destination Host Unreachable");
    expect(out).toContain("NEIGH_FAILED");
  } finally {
    rmSync(folder, { recursive: true });
  }
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
