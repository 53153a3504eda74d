import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Opened, opened } from "./open.js";

// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cells: Opened;
beforeAll(async () => {
  cells = await opened();
});
afterAll(() => cells.close());

/** Cells one after another; what the last one shows. */
async function last(...codes: string[]): Promise<string> {
  let shown = "";
  for (const code of codes) shown = await cells.run(code);
  return shown;
}

describe("what a later cell changes, an earlier one's functions see", () => {
  test.each([
    ["a variable", ["let nb = 1; function get() { return nb }", "nb = 5; get()"], "5"],
    ["declared anew", ["let n2 = 1; const get2 = () => n2;", "let n2 = 7; get2()"], "7"],
    ["a function", ["function f() { return 1 } function g() { return f() }", "function f() { return 2 } g()"], "2"],
    ["with another type", ["const word = 'a'", "const word = 3; word.toFixed(1)"], "'3.0'"],
    [
      "a destructured one",
      ["let [p, { q, ...r }] = [1, { q: 2, s: 3 }]; const all = () => ({ p, q, r })", "({ q } = { q: 9 }); p++; all()"],
      "{ p: 2, q: 9, r: { s: 3 } }",
    ],
    ["a class", ["class A { static n = 0; static make() { A.n++; return new A() } }", "A.make(); A.n"], "1"],
    [
      "an enum and a namespace",
      ["enum E { X = 4 } const enum F { Z = 7 } namespace N { export const e = E.X }", "[E.X, F.Z, N.e]"],
      "[ 4, 7, 4 ]",
    ],
    ["a loop's var", ["for (var i = 0; i < 3; i++) {}", "i"], "3"],
    ["a generator", ["const step = 2; function* steps() { yield step; }", "[...steps()]"], "[ 2 ]"],
    [
      "what is declared for everybody",
      [
        "declare global { interface Array<T> { nine(): number } } Array.prototype.nine = () => 9;",
        "const nine = [1].nine()",
      ],
      "",
    ],
    ["nothing but a comment", ["// nothing"], ""],
    ["an export", ["export const out = 3; export default function named() { return out }", "named()"], "3"],
  ])("%s", async (_, codes, shown) => {
    expect(await last(...codes)).toBe(shown);
  });

  test("a function keeps its name, and a call has no `this`", async () => {
    expect(await last("const fn = () => {}; function own(this: unknown) { return this }", "[fn.name, own()]")).toBe(
      "[ 'fn', undefined ]",
    );
  });

  test("a cell that failed leaves what it came to, and only that", async () => {
    await cells.run("const early = 1; throw new Error('mid'); const late = 2;");
    expect(await cells.run("early")).toBe("1");
    expect(await cells.run("late")).toContain("Cannot find name 'late'");
  });
});

describe("types", () => {
  test("are strict, and keep across cells", async () => {
    expect(await cells.run("function no(a) {}")).toContain("implicitly has an 'any' type");
    expect(await last("let s: string | undefined", "s.length")).toContain("'s' is possibly 'undefined'");
    expect(await last("class Priv { #x = 1; get x() { return this.#x } }", "const pr: Priv = new Priv(); pr.x")).toBe(
      "1",
    );
    expect(await last("let typed = 1", "typed = 'x'")).toContain("Type 'string' is not assignable to type 'number'");
  });

  test("top-level await, for await, import.meta", async () => {
    expect(
      await cells.run("const got: number[] = []; for await (const x of [Promise.resolve(1)]) got.push(x); got"),
    ).toBe("[ 1 ]");
    expect(await cells.run("import.meta.url.startsWith('file://')")).toBe("true");
  });

  test("what is wrong is told in the language that was chosen", async () => {
    await cells.run("%lang zh");
    expect(await cells.run("const z: number = 'x'")).toContain("不能将类型“string”分配给类型“number”");
    await cells.run("%lang en");
    expect(await cells.run("const z: number = 'x'")).toContain("Type 'string' is not assignable to type 'number'");
  });
});

describe("imports", () => {
  test("of ES modules with exports alone and top-level await, by name, default and import()", async () => {
    cells.write(
      "node_modules/only-exports/package.json",
      `{ "name": "only-exports", "type": "module", "exports": { ".": { "types": "./t.d.ts", "import": "./m.js" } } }`,
    );
    cells.write(
      "node_modules/only-exports/m.js",
      "export const answer = await Promise.resolve(42); export default () => 'hi';",
    );
    cells.write(
      "node_modules/only-exports/t.d.ts",
      "export declare const answer: number; export default function hi(): string;",
    );
    expect(await cells.run(`import hi, { answer } from "only-exports"; [hi(), answer]`)).toBe("[ 'hi', 42 ]");
    expect(await cells.run("answer.toFixed(1)")).toBe("'42.0'");
    expect(await cells.run(`(await import("only-exports")).answer`)).toBe("42");
  });

  test("of CommonJS, without types", async () => {
    cells.write("node_modules/common/package.json", `{ "name": "common" }`);
    cells.write("node_modules/common/index.js", "const name = 'two'; module.exports = { one: 1, [name]: 2 };");
    expect(
      await cells.run(
        `import c, { one, two } from "common"; import * as all from "common"; [c.one, one, two, all.two]`,
      ),
    ).toBe("[ 1, 1, 2, 2 ]");
  });

  test("of CommonJS as Node 23 and later hand it over", async () => {
    cells.write("node_modules/handed/package.json", `{ "name": "handed", "exports": "./m.mjs" }`);
    cells.write(
      "node_modules/handed/m.mjs",
      `const all = { one: 1, two: 2 }; export default all; export const one = 1; export { all as "module.exports" };`,
    );
    expect(await cells.run(`import all, { one, two } from "handed"; [all.one, one, two]`)).toBe("[ 1, 1, 2 ]");
  });

  test("of files beside the notebook, which may import packages, and are read again when they change", async () => {
    cells.write("node_modules/deep/package.json", `{ "name": "deep", "type": "module", "exports": "./m.js" }`);
    cells.write("node_modules/deep/m.js", "export const depth = await Promise.resolve(3);");
    cells.write("lib/inner.ts", `import { depth } from "deep"; export const twice: number = depth * 2;`);
    cells.write("outer.ts", `export { twice } from "./lib/inner.js"; export default class Outer { v = 1 }`);
    cells.write("data.json", `{ "n": 3 }`);
    expect(
      await cells.run(
        `import Outer, { twice } from "./outer"; import data from "./data.json"; [new Outer().v, twice, data.n]`,
      ),
    ).toBe("[ 1, 6, 3 ]");
    cells.write("lib/inner.ts", "export const twice: string = 'changed';");
    expect(await cells.run(`import { twice as again } from "./outer"; again.toUpperCase()`)).toBe("'CHANGED'");
    cells.write("wrong.ts", "export const bad: number = 'x';");
    expect(await cells.run(`import { bad } from "./wrong"`)).toContain("wrong.ts:1:14 - error TS2322");
  });

  test("of files and packages above the notebook's folder, also when they change", async () => {
    cells.write("../shared/names.ts", "export const whose: string = 'ours';");
    cells.write("../node_modules/upper/package.json", `{ "name": "upper", "exports": { "import": "./m.mjs" } }`);
    cells.write("../node_modules/upper/m.mjs", "export const height = 8;");
    const code = `import { whose } from "../shared/names"; import { height } from "upper"; [whose, height]`;
    expect(await cells.run(code)).toBe("[ 'ours', 8 ]");
    cells.write("../shared/names.ts", "export const whose: number = 3;");
    expect(await cells.run(`import { whose as now } from "../shared/names"; now.toFixed(1)`)).toBe("'3.0'");
  });
});

describe("output", () => {
  test("what a cell writes to the process's own streams, and an error as a value", async () => {
    expect(await cells.run(`process.stdout.write("raw\\n"); undefined`)).toBe("raw\n");
    expect(await cells.run(`new Error("shown")`)).toMatch(
      /^cell \d+, line 1:\n {2}new Error\("shown"\)\n {2}\^\nError: shown\n {4}at cell \d+:1:1$/,
    );
  });

  test("late output goes to the cell that began it", async () => {
    const heard: string[] = [];
    const sink = (name: string) => ({
      stream: (_: string, text: string) => void heard.push(name + text),
      display() {},
      clear() {},
    });
    await cells.session.execute(
      "const later = new Promise<void>((done) => setTimeout(() => { console.log('late'); done(); }, 20)); undefined",
      { cell: "a" },
      sink("a:"),
    );
    await cells.session.execute("console.log('now'); await later;", { cell: "b" }, sink("b:"));
    expect(heard).toEqual(["b:now\n", "a:late\n"]);
  });

  test("user expressions, each with its own outcome; silent shows no value", async () => {
    const sink = { stream() {}, display() {}, clear() {} };
    const outcome = await cells.session.execute(
      "6 * 7",
      { cell: "x", silent: true, userExpressions: { ok: "1 + 1", bad: "nowhere" } },
      sink,
    );
    expect(outcome).toMatchObject({
      status: "ok",
      userExpressions: { ok: { status: "ok", data: { "text/plain": "2" } }, bad: { status: "error" } },
    });
    expect(outcome).not.toHaveProperty("result");
  });
});

describe("magics", () => {
  test("%%quiet shows only what fails, %time and %%time how long it took", async () => {
    expect(await cells.run("%%quiet\nconsole.log('x'); const hush = 1; hush")).toBe("");
    expect(await cells.run("%%quiet\nthrow new Error('loud')")).toMatch(/cell \d+, line 2:[\s\S]*Error: loud/);
    expect(await cells.run("%time hush + 1")).toMatch(/^\d+\.\d ms\n2$/);
    expect(await cells.run("%%time\nhush")).toMatch(/^\d+\.\d ms\n1$/);
  });

  test("%help names every magic, %lab draws the lab", async () => {
    expect(await cells.run("%help")).toMatch(/%%sh[\s\S]*%%quiet[\s\S]*%lab[\s\S]*%lang/);
    expect(await cells.run("%lab")).toContain("there is no lab yet");
    await cells.run(`import { Lab } from "skbook"; const net = new Lab(); const near = net.machine("near"); undefined`);
    expect(await cells.run("%lab")).toContain("near");
    expect(await cells.run("%lab near")).toContain("near is no lab");
  });

  test("%%sh --table --sequence adds the pictures of what happened", async () => {
    const shown = await cells.run("%%sh near --table --sequence\nip link set lo up\nping -c 1 127.0.0.1");
    expect(shown).toContain("1 packets transmitted, 1 received");
    expect(shown.match(/ICMP echo request/g)?.length).toBeGreaterThan(1);
  });
});

describe("rich results", () => {
  const bundles: Record<string, unknown>[] = [];
  const keep = { stream() {}, clear() {}, display: (bundle: object) => void bundles.push(bundle as never) };

  test("text and HTML that an untrusted page keeps: no script, no drawing but as an image, no application/json", async () => {
    await cells.run(`import { Lab } from "skbook"; const rich = new Lab(); const r1 = rich.machine("r1"); undefined`);
    await cells.run("%%sh r1\nip link set lo up\nping -c 1 127.0.0.1");
    for (const code of [
      "rich.last",
      "rich.last.sequence()",
      "rich.last.table()",
      "rich.topology()",
      `r1.ping("127.0.0.1", { count: 1 })`,
    ]) {
      const outcome = await cells.session.execute(code, { cell: "x" }, keep);
      const { result = {} } = outcome as { result?: Record<string, string> };
      expect(result["text/plain"]).toMatch(/\S/);
      expect(result["text/html"]).toMatch(/^<(figure|pre)/);
      expect(result["text/html"]).not.toMatch(/<(script|svg|iframe)/);
      expect(result["text/html"]!.match(/<img/g)).toEqual(
        result["text/html"]!.match(/<img [^>]*src="data:image\/svg\+xml;base64,[^>]*alt="[^"]+/g)?.map(() => "<img") ??
          null,
      );
      expect(Object.keys(result)).not.toContain("application/json");
    }
  });

  const varied = `await vary({ n: [1, 2], m: [0, 1] }, async (_, { n, m }) => n + m, { words: "en" })`;
  test.each<[string, string, string, object]>([
    ["transcript", "rich.last", "transcript", { chunks: expect.any(Array) }],
    ["capture table", "rich.last.table()", "capture", { devices: [["lo", expect.any(String)]] }],
    [
      "sequence",
      `rich.last.sequence({ words: "en" })`,
      "sequence",
      { axes: expect.any(Array), rows: expect.any(Array) },
    ],
    ["empty sequence", "rich.last.sequence({ devices: [], limit: 1 })", "sequence", { steps: [] }],
    ["topology", "rich.topology()", "topology", { machines: [{ name: "r1" }], links: [] }],
    ["journey", `rich.last.why(rich.last.frames[0]!, { words: "en" })`, "journey", { lines: expect.any(Array) }],
    ["comparison", "compare(rich, await rich.fork())", "comparison", { sides: ["a", "b"], parting: [] }],
    ["ping", `await r1.ping("127.0.0.1", { count: 2 })`, "ping", { sent: 2, received: 2 }],
    ["study", varied, "variation", { total: 4 }],
    ["study's grid", `(${varied}).grid()`, "plot", { head: expect.any(Array), rows: expect.any(Array) }],
    ["study's rows", `(${varied}).table()`, "rows", { head: expect.any(Array), rows: expect.any(Array) }],
  ])("a %s is data too, of our own type", async (_, code, kind, data) => {
    await cells.run(`import { compare, vary } from "skbook";`);
    const outcome = await cells.session.execute(code, { cell: "x" }, keep);
    expect(outcome).toMatchObject({ result: { "application/vnd.skbook.v1+json": { kind, ...data } } });
    const { result } = outcome as { result: Record<string, unknown> };
    // Only what JSON has, so that it arrives as it was sent.
    const sent = JSON.stringify(result["application/vnd.skbook.v1+json"]);
    expect(sent).not.toBe("{}");
    expect(JSON.stringify(JSON.parse(sent))).toBe(sent);
    expect(result).not.toHaveProperty("application/json");
  });

  test("a figure for plotly has a still drawing and its numbers as text beside it", async () => {
    const outcome = await cells.session.execute(`(${varied}).grid()`, { cell: "x" }, keep);
    expect(outcome).toMatchObject({
      result: {
        "application/vnd.plotly.v1+json": { data: expect.any(Array), layout: expect.any(Object) },
        "text/html": expect.stringMatching(/<img [^>]*src="data:image\/svg\+xml;base64,/),
        "text/plain": expect.stringMatching(/\S/),
      },
    });
  });

  test("display() shows now and again in its place, clearOutput() clears, input() asks", async () => {
    bundles.length = 0;
    await cells.session.execute(
      "const again = await display({ a: 1 }); await again('b'); undefined",
      { cell: "x" },
      keep,
    );
    expect(bundles).toEqual([{ "text/plain": "{ a: 1 }" }, { "text/plain": "'b'" }]);
    expect(await cells.run("console.log('gone'); clearOutput(); 1")).toBe("1");
    expect(await cells.run("await input('name? ')")).toContain("nobody can be asked here");
    const asked = await cells.session.execute(
      "await input('name? ')",
      { cell: "x" },
      { ...keep, input: async (question) => `${question}me` },
    );
    expect(asked).toMatchObject({ result: { "text/plain": "'name? me'" } });
  });
});
