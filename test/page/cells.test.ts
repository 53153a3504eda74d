// Cells as a page runs them, without the page: what they share, what they are told, where they fail.

import vm from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Outputs } from "../../src/cell/outputs.js";
import * as library from "../../src/index.js";
import { compile } from "../../src/page/live/compile.js";
import { cellConsole } from "../../src/page/live/console.js";
import { LiveSession } from "../../src/page/live/engine.js";

let session: LiveSession;
let count = 0;

beforeAll(() => {
  // vitest's own formatter forgets the names that cells carry in stack traces.
  Error.prepareStackTrace = undefined as never;
  session = new LiveSession({
    load: (text) => vm.runInThisContext(text),
    now: () => performance.now(),
    library: library as unknown as Record<string, unknown>,
  });
  process.on("unhandledRejection", stray);
  globalThis.console = cellConsole(
    (name, text) => session.sink?.stream(name, text),
    () => session.sink?.clear(false),
    () => 0,
  );
});

const stray = (error: unknown) => session.stray(error);
const ownConsole = globalThis.console;
const before = Object.keys(globalThis);
afterAll(() => {
  process.off("unhandledRejection", stray);
  globalThis.console = ownConsole;
  for (const name of Object.keys(globalThis)) if (!before.includes(name)) delete (globalThis as never)[name];
});

async function run(code: string): Promise<string> {
  const outputs = new Outputs();
  const { result, failure } = await session.run(code, `cell ${++count}`, outputs);
  if (failure) return failure.traceback.join("\n").replace(/cell \d+/g, "cell N");
  const shown = outputs.list.map((one) => (one.output_type === "stream" ? one.text : ""));
  return shown.join("") + String(result?.["text/plain"] ?? "");
}

describe("cells share their names", () => {
  test.each([
    ["const a = 1, { b, c: [d = 4] } = { b: 2, c: [] as number[] };", "[a, b, d]", "[ 1, 2, 4 ]"],
    ["const a: number = 2;", "a", "2"],
    ["let late; function see() { return late; }", "late = 5; see()", "5"],
    ["function f(): string { return 'old'; } const g = () => f();", "function f() { return 'new'; } g()", "'new'"],
    ["class A { static made = 0; constructor(readonly x = ++A.made) {} }", "new A(); new A().x", "2"],
    [
      "class B extends (class { y = 1; }) { constructor(private z: number) { super(); } sum() { return this.y + this.z; } }",
      "new B(2).sum()",
      "3",
    ],
    ["enum Kind { A, B = 5, C, D = 'd' } ", "[Kind.A, Kind[5], Kind.C, Kind.D]", "[ 0, 'B', 6, 'd' ]"],
    ["for (var i = 0; i < 3; i++) { var last = i; }", "[i, last]", "[ 3, 2 ]"],
    ["for (const key of ['x']) { var seen = key; }", "seen", "'x'"],
    ["'use strict'", "'first'; 'last'", "'last'"],
    ["const t = await Promise.resolve(7);", "t", "7"],
    ["import { Lab, type LabOptions } from 'skbook';", "typeof Lab", "'function'"],
    ["import * as everything from 'skbook';", "'Lab' in everything", "true"],
    ["export const shown = 1; export default function named() { return 2; }", "shown + named()", "3"],
    [
      "interface Gone { x: number }\ntype T = Gone | undefined;\ndeclare const nothing: T;",
      "typeof Gone",
      "'undefined'",
    ],
    ["const hoisted = early(); function early() { return 'yes'; }", "hoisted", "'yes'"],
    ["async function* many() { yield 1; }", "for await (const one of many()) console.log(one);", "1\n"],
  ])("%s", async (first, second, wanted) => {
    await run(first);
    expect(await run(second)).toBe(wanted);
  });

  test("of a cell that failed on its way, what it came to stays", async () => {
    await run("const came = 1; throw new Error('here'); const never = 2;");
    expect(await run("came")).toBe("1");
    expect(await run("never")).toContain("never is not defined");
  });
});

describe("types are taken out, and nothing else", () => {
  test.each([
    ["const f = <T,>(x: T, y?: number): T => x as unknown as T; f<number>(3)", "3"],
    ["const n: number | null = 4; n!.toFixed(1)", "'4.0'"],
    ["const o = { a: 1 } satisfies Record<string, number>; o.a", "1"],
    [
      "abstract class S { abstract name(): string; declare x: number; protected readonly y?: string; }; new (class extends S { name() { return 'n'; } })().name()",
      "'n'",
    ],
    [
      "function over(x: string): string; function over(x: number): number; function over(x: any) { return x; }; over(1)",
      "1",
    ],
    ["const v = 1 as number\n;[v].length", "1"],
    ["let z: number = 5\ntype Unused = string\n;(z)", "5"],
    ["function own(this: { v: number }, add: number) { return this.v + add; }; own.call({ v: 1 }, 2)", "3"],
    ["const tpl = `a${" + "(1 as number) + 1}b`; tpl", "'a2b'"],
    ["(<number>(6 as any))", "6"],
  ])("%s", async (code, wanted) => {
    expect(await run(code)).toBe(wanted);
  });
});

describe("what is wrong is said with its place", () => {
  test.each([
    ["const a = 1;\nconst b = ;", "cell N:2:11 - error:\n  const b = ;\n            ^\nUnexpected token"],
    [
      "const twice = 1;\nlet twice = 2;",
      "cell N:2:5 - error:\n  let twice = 2;\n      ^\nIdentifier 'twice' has already been declared.",
    ],
    ["namespace N { export const x = 1; }", "namespaces are not run in a live page"],
    ["%%nonsense", "unknown magic %%nonsense"],
    ["import fs from 'node:fs';", '"node:fs" is not here: cells of a page import "skbook" and nothing else'],
    ["await import('./beside.js')", '"./beside.js" is not here'],
    ["import { Lba } from 'skbook'; Lba", '"skbook" has no value called Lba'],
    ["const Map = 1;", "Map is the language's own name"],
    ["import.meta.url", "a cell in a page has no import.meta"],
    ["Promise.reject(new Error('nobody waits')); 1", "Error: nobody waits"],
    ["await input('?')", "nobody can be asked here"],
  ])("%s", async (code, wanted) => {
    expect(await run(code)).toContain(wanted);
  });

  test("a runtime error names the cell's line, also behind types, hoisted functions and Chinese", async () => {
    const told = await run(
      'interface Gone {\n  x: number;\n}\nconst 字: string = "一"; boom(字 as string);\nfunction boom(x: string): never {\n  throw new TypeError(x);\n}',
    );
    expect(told.split("\n").slice(0, 4)).toEqual([
      "cell N, line 6:",
      "    throw new TypeError(x);",
      "          ^",
      "TypeError: 一",
    ]);
    expect(told).toContain("at boom (cell N:6:9)");
    expect(told).toContain("at cell N:4:24");
  });
});

test("a terminal cell, its machine found among the variables", async () => {
  await run("import { Lab } from 'skbook'; const lab = new Lab({ seed: 1 }); const h1 = lab.machine('h1');");
  const outputs = new Outputs();
  await session.run("%%sh h1\nip link set lo up\nping -c 1 127.0.0.1 | head -1", "cell", outputs);
  const [shown] = outputs.list;
  expect(shown?.output_type === "display_data" && shown.data["text/plain"]).toContain("PING 127.0.0.1 (127.0.0.1)");
});

test("every place of compiled text leads back to its own", () => {
  const source = "const a: number = 1;\nfunction f(x: string) { return x; }\nf(`${" + "a as number}`);";
  const { mapped } = compile(source, "cell");
  for (const word of ["1", "return", "(`$", "f("]) {
    const at = mapped.text.lastIndexOf(word);
    const before = mapped.text.slice(0, at).split("\n");
    expect(mapped.origin(before.length - 1, before.at(-1)!.length)).toBe(source.lastIndexOf(word));
  }
});
