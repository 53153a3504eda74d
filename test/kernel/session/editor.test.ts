import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { at, type Opened, opened } from "./open.js";

// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cells: Opened;
beforeAll(async () => {
  cells = await opened();
  await cells.run(`import { Lab } from "skbook"; const lab = new Lab(); const h1 = lab.machine("h1"); let count = 1;`);
  await cells.run(
    "%%sh h1\nip link set lo up\nip link add v0 type veth peer name v1\nip addr add 10.9.8.7/24 dev v0\nip netns add blue",
  );
});
afterAll(() => cells.close());

const texts = (marked: string) => cells.session.complete(...at(marked)).matches.map(({ text }) => text);
const plain = (marked: string, detail: 0 | 1 = 0) =>
  String(cells.session.inspect(...at(marked), detail).data["text/plain"] ?? "");

describe("completion", () => {
  test("members and globals, with kinds and words", () => {
    const { matches, start, end } = cells.session.complete(...at("lab.mach¦"));
    expect([start, end]).toEqual([4, 8]);
    expect(matches[0]).toMatchObject({
      text: "machine",
      kind: "method",
      documentation: expect.stringContaining("Machine"),
    });
    expect(texts("cou¦")[0]).toBe("count");
    expect(texts("const one = 1; on¦")[0]).toBe("one");
  });

  test("import paths and names", () => {
    cells.write("near.ts", "export const x = 1;");
    expect(texts(`import { x } from "./ne¦"`)).toContain("near");
    expect(texts(`import { La¦ } from "skbook"`)[0]).toBe("Lab");
  });

  test("what is the simulator's own is not offered", () => {
    const offered = [...texts("lab.¦"), ...texts("h1.¦")];
    expect(offered).toEqual(expect.arrayContaining(["machine", "sh"]));
    expect(
      offered.filter((name) => ["record", "settings", "seenUntil", "interruptedAfter", "closed"].includes(name)),
    ).toEqual([]);
  });

  test("positions are UTF-16", () => {
    const marked = `"😀"; count.toFi¦`;
    expect(cells.session.complete(...at(marked))).toMatchObject({ start: 12, end: 16, matches: [{ text: "toFixed" }] });
  });

  test.each([
    ["%%s¦", "%%sh"],
    ["%%sh ¦", "h1"],
    ["%%sh h1 --t¦", "--table"],
    ["%%sh h1\npin¦", "ping"],
    ["%%sh h1\nip li¦", "link"],
    ["%%sh h1\nip link se¦", "set"],
    ["%%sh h1\nip -br addr show dev v¦", "v0"],
    ["%%sh h1\nping 10¦", "10.9.8.7"],
    ["%%sh h1\nip netns exec b¦", "blue"],
    ["%%sh h1\nls; ip netns exec blue pi¦", "ping"],
    ["%%sh h1\nping -¦", "-c"],
    ["%%sh h1\nsysctl net.ipv4.conf.v0.rp¦", "net.ipv4.conf.v0.rp_filter"],
  ])("%j offers %s", (marked, word) => {
    expect(texts(marked)).toContain(word);
  });

  test("asking changes nothing in the lab", async () => {
    const before = await cells.run("[lab.clock.now, lab.journal.length]");
    texts("%%sh h1\nip link set ¦");
    plain("%%sh h1\npi¦ng");
    expect(await cells.run("[lab.clock.now, lab.journal.length]")).toBe(before);
  });
});

describe("inspection", () => {
  test("types and words, and what a call takes", () => {
    expect(plain("lab.mach¦ine")).toMatch(/Lab\.machine\(name: string\): Machine[\s\S]*kernel/);
    expect(plain("h1.ping('x', ¦")).toMatch(/^ping\(target: string, options\?: PingOptions/);
    expect(cells.session.inspect("   ", 1, 0)).toEqual({ found: false, data: {} });
  });

  test("a command's usage, a device's state", () => {
    expect(plain("%%sh h1\npi¦ng -c 1")).toMatch(/^Usage\n {2}ping \[options\]/);
    expect(plain("%%sh h1\nip add¦r")).toContain("Usage: ip address");
    expect(plain("%%sh h1\nip link show v¦0")).toMatch(/^v0: veth, DOWN, .*10\.9\.8\.7\/24/);
  });
});

describe("is it complete?", () => {
  test.each([
    ["1 + 1", "complete"],
    ["function f() {", "incomplete"],
    ["foo(", "incomplete"],
    ["`abc", "incomplete"],
    ["/* abc", "incomplete"],
    ["a +", "incomplete"],
    ["'abc", "invalid"],
    ["x = = 3", "invalid"],
    ["%%sh\nls", "incomplete"],
    ["%%sh\nls\n", "complete"],
    ["%help", "complete"],
  ])("%j: %s", (code, status) => {
    expect(cells.session.isComplete(code).status).toBe(status);
  });

  test("the next line's indent", () => {
    expect(cells.session.isComplete("if (x) {\n  for (;;) {")).toEqual({ status: "incomplete", indent: "    " });
  });
});
