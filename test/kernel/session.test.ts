import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collect } from "../../kernel/session/collect.js";
import type { Session } from "../../kernel/session/contract.js";
import { openSession } from "../../kernel/session/session.js";
import type { Output } from "../../src/report/notebook.js";
import { standin } from "./standin.js";

// A folder of its own, without node_modules anywhere above it.
const folder = realpathSync(mkdtempSync(join(tmpdir(), "skbook-session-")));
let session: Session;
let count = 0;

beforeAll(async () => {
  // vitest's own formatter forgets the names that cells carry in stack traces.
  Error.prepareStackTrace = undefined as never;
  writeFileSync(
    join(folder, "beside.ts"),
    "export const origin: string = `beside`;\nexport function bang(): never {\n  throw new Error(origin);\n}\n",
  );
  session = await openSession({ folder, library: await standin(), language: "en" });
});

afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true });
});

async function ok(code: string): Promise<readonly Output[]> {
  const { status, outputs } = await collect(session, code, ++count);
  expect(outputs.filter(({ output_type }) => output_type === "error")).toEqual([]);
  expect(status).toBe("ok");
  return outputs;
}

async function plain(code: string): Promise<unknown> {
  const [output] = await ok(code);
  return output?.output_type === "execute_result" ? output.data["text/plain"] : output;
}

async function fails(code: string, name = "cell 9") {
  const { status, outputs } = await collect(session, code, ++count, name);
  expect(status).toBe("error");
  const error = outputs.at(-1)!;
  if (error.output_type !== "error") throw new Error("no error output");
  return { ename: error.ename, evalue: error.evalue, text: error.traceback.join("\n"), before: outputs.slice(0, -1) };
}

describe("values", () => {
  test("the last value is shown as Node inspects it", async () => {
    expect(await plain("const a = 20; a + 22")).toBe("42");
    expect(await plain("'text'")).toBe("'text'");
    expect(await plain("({ a, list: [1, 2] })")).toBe("{ a: 20, list: [ 1, 2 ] }");
    expect(await plain("const b = { a }; ({ b, ...{ a } })")).toBe("{ b: { a: 20 }, a: 20 }");
    expect(await plain("null")).toBe("null");
    expect(await plain("0")).toBe("0");
  });

  test("nothing is shown for undefined, declarations and void calls", async () => {
    expect(await ok("undefined")).toEqual([]);
    expect(await ok("const quiet = 1")).toEqual([]);
    expect(await ok("[].forEach(() => {})")).toEqual([]);
    expect(await ok("await Promise.resolve()")).toEqual([]);
  });

  test("a promise is waited for", async () => {
    expect(await plain("Promise.resolve(7)")).toBe("7");
    expect(await plain("const waited = await Promise.resolve(8); waited")).toBe("8");
    expect((await fails("Promise.reject(new RangeError('late'))")).evalue).toBe("late");
  });

  test("a picture is one result with its whole bundle", async () => {
    const outputs = await ok(`import { Picture } from "skbook"; new Picture("words", "<b>words</b>")`);
    expect(outputs).toEqual([
      {
        output_type: "execute_result",
        execution_count: expect.any(Number),
        metadata: {},
        data: { "text/plain": "words", "text/html": "<b>words</b>" },
      },
    ]);
  });

  test("declarations are seen by later cells, types and all", async () => {
    await ok("interface Pair { left: number }\nlet pair: Pair = { left: 1 }");
    expect(await plain("pair.left + 1")).toBe("2");
    expect((await fails("pair.right")).evalue).toContain("Property 'right' does not exist on type 'Pair'");
  });
});

describe("console", () => {
  test("keeps order across streams and joins neighbours", async () => {
    expect(await ok(`console.log("a"); console.log("b %d", 1); console.error("c"); console.log("d")`)).toEqual([
      { output_type: "stream", name: "stdout", text: "a\nb 1\n" },
      { output_type: "stream", name: "stderr", text: "c\n" },
      { output_type: "stream", name: "stdout", text: "d\n" },
    ]);
  });

  test("loses no line of a long loop, and comes before the value", async () => {
    const outputs = await ok("for (let i = 0; i < 20000; i++) console.log(i);\n'end'");
    const [stream, value] = outputs;
    expect(stream?.output_type === "stream" && stream.text.split("\n").length).toBe(20001);
    expect(value).toMatchObject({ output_type: "execute_result", data: { "text/plain": "'end'" } });
  });
});

describe("errors", () => {
  test("a type error runs nothing and points at line and column", async () => {
    const { ename, evalue, text, before } = await fails(`console.log("ran");\nconst 数: number = "x";`, "cell 4");
    expect(before).toEqual([]);
    expect(ename).toBe("CompileError");
    expect(evalue).toBe("cell 4:2:7 - Type 'string' is not assignable to type 'number'. (TS2322)");
    expect(text.split("\n").slice(0, 3)).toEqual([
      "cell 4:2:7 - error TS2322:",
      `  const 数: number = "x";`,
      "        ^",
    ]);
  });

  test("the caret stands under the spot behind wide characters", async () => {
    const { text } = await fails(`"中文".nothing`);
    expect(text.split("\n")[2]).toBe(`  ${" ".repeat(`"中文".`.length + 2)}^^^^^^^`);
  });

  test("a syntax error is told the same way", async () => {
    expect((await fails("const = 1")).evalue).toMatch(/^cell 9:1:7 - .*expected/);
  });

  test("what a cell throws names the notebook's lines, not the compiled ones, and no frame of ours", async () => {
    await collect(
      session,
      `interface Gone { a: number; b: number }\n\nfunction deep(what: Gone): never {\n  throw new TypeError("deep " + what.a);\n}`,
      5,
      "cell 5",
    );
    const { ename, evalue, text } = await fails(
      "// a comment\ntype Also = string;\n\nconst gone: number = 1;\ndeep({ a: gone, b: 2 });",
      "cell 6",
    );
    expect([ename, evalue]).toEqual(["TypeError", "deep 1"]);
    expect(text).toBe(
      [
        "cell 5, line 4:",
        `    throw new TypeError("deep " + what.a);`,
        "          ^",
        "TypeError: deep 1",
        "    at deep (cell 5:4:9)",
        "    at cell 6:5:1",
      ].join("\n"),
    );
  });

  test("a cause is shown, and a thrown value that is no error", async () => {
    expect((await fails(`throw new Error("outer", { cause: new Error("inner") })`)).text).toMatch(
      /Error: outer[\s\S]*caused by[\s\S]*Error: inner/,
    );
    expect(await fails("throw { code: 7 }")).toMatchObject({ ename: "Thrown", evalue: "{ code: 7 }" });
  });

  test("output before the failure stays, and the session lives on", async () => {
    const { before } = await fails(`console.log("so far"); await Promise.resolve(); throw new Error("now")`);
    expect(before).toEqual([{ output_type: "stream", name: "stdout", text: "so far\n" }]);
    expect(await plain("1 + 1")).toBe("2");
  });

  test("the console is put back", async () => {
    const before = console;
    await fails("throw 1");
    expect(console).toBe(before);
  });
});

describe("imports", () => {
  test("skbook comes with types and is the kernel's own instance, in a folder without node_modules", async () => {
    const library = await standin();
    await ok(`import { Lab } from "skbook"; const one = new Lab();`);
    expect((await fails(`one.machine(7)`)).evalue).toContain("not assignable to parameter of type 'string'");
    const keep = globalThis as { seen?: object };
    await ok(`(globalThis as any).seen = Lab; undefined`);
    expect(keep.seen).toBe((library.module as { Lab: object }).Lab);
    await ok(`(globalThis as any).seen = (await import("skbook")).Lab; undefined`);
    expect(keep.seen).toBe((library.module as { Lab: object }).Lab);
    delete keep.seen;
  });

  test("a file beside the notebook, and Node's own modules", async () => {
    expect(await plain(`import { origin, bang } from "./beside"; origin`)).toBe("'beside'");
    expect(await plain(`import { basename } from "node:path"; basename("/a/b")`)).toBe("'b'");
    expect((await fails("bang()")).text).toContain("beside.js");
  });

  test("a package that is not there is a type error", async () => {
    expect((await fails(`import { x } from "no-such-package"`)).evalue).toContain("no-such-package");
  });
});

describe("%%sh", () => {
  test("types into the only machine, then into the one named or last used", async () => {
    await ok(`const lab = new Lab(); const host = lab.machine("h1");`);
    await collect(session, "one.machine; undefined", ++count);
    expect(await ok("%%sh host\nip link\n")).toEqual([
      { output_type: "display_data", metadata: {}, data: { "text/plain": "[root@h1 ~]# ip link\n" } },
    ]);
    await ok(`const other = lab.machine("h2");`);
    expect(await ok("%%sh\nls")).toMatchObject([{ data: { "text/plain": "[root@h1 ~]# ls\n" } }]);
    expect(await ok("%%sh h2\nls")).toMatchObject([{ data: { "text/plain": "[root@h2 ~]# ls\n" } }]);
    expect(await ok("\n%%sh\nls")).toMatchObject([{ data: { "text/plain": "[root@h2 ~]# ls\n" } }]);
  });

  test("several windows are several outputs in the source's order", async () => {
    const outputs = await ok("%%sh host\nping -c 1 10.0.0.1\n\n%%sh host --terminal capture\ntcpdump -n\n  -i eth0\n");
    expect(outputs).toMatchObject([
      { data: { "text/plain": "[root@h1 ~]# ping -c 1 10.0.0.1\n" } },
      { data: { "text/plain": "[root@h1 ~]# tcpdump -n\n  -i eth0\n" } },
    ]);
    expect(await plain("lab.calls.at(-1)")).toBe(
      "[\n  [ 'h1', undefined, 'ping -c 1 10.0.0.1' ],\n  [ 'h1', 'capture', 'tcpdump -n\\n  -i eth0' ]\n]",
    );
  });

  test.each([
    ["%%sh nobody\nls", "no machine is called nobody; this notebook has h1, h2, host, other"],
    ["%%shell\nls", "unknown magic %%shell"],
    ["%tine 1", "unknown magic %tine"],
    ["%%sh --window w\nls", "unknown option --window"],
    ["%%sh h1 h2\nls", "one machine a window"],
    ["%%sh h1\ndeadlock", "every process waits and no timer is set"],
  ])("%j is refused in clear words", async (code, message) => {
    expect((await fails(code)).evalue).toContain(message);
  });

  test("without a machine it says how to make one", async () => {
    const empty = await openSession({ folder, library: await standin(), language: "en" });
    const { outputs } = await collect(empty, "%%sh\nls", 1);
    empty.close();
    expect(outputs).toMatchObject([
      { output_type: "error", evalue: expect.stringContaining("there is no machine yet") },
    ]);
  });
});
