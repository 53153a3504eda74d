import { afterEach, expect, test, vi } from "vitest";
import type { MimeBundle } from "../../../kernel/session/contract.js";
import { type Opened, opened } from "./open.js";

// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cells: Opened;
afterEach(() => cells.close());

test("an await that never ends is interrupted, and the session goes on", async () => {
  cells = await opened();
  await cells.run("let kept = 7");
  const waiting = cells.run("await new Promise(() => setInterval(() => {}, 1000))");
  setTimeout(() => cells.session.interrupt(), 20);
  expect(await waiting).toContain("Interrupted");
  expect(await cells.run("kept")).toBe("7");
});

test("a long simulation is interrupted where it is: the lab lives, its terminal has its prompt back", async () => {
  let asked = false;
  cells = await opened({ interrupted: () => asked });
  await cells.run(
    `import { Lab } from "skbook"; const lab = new Lab({ patience: 1e9 }); const h1 = lab.machine("h1"); undefined`,
  );
  await cells.run("%%sh\nip link set lo up");
  asked = true;
  expect(await cells.run("%%sh\nping -i 0.01 127.0.0.1")).toContain("Interrupted");
  asked = false;
  await cells.run("%%sh\nping -i 0.01 127.0.0.1 >/dev/null &");
  asked = true;
  expect(await cells.run("await lab.sleep(1e6)")).toContain("Interrupted");
  asked = false;
  expect(await cells.run("%%sh\necho alive")).toContain("alive");
});

test("long work shows a bar that moves in its place", async () => {
  const shown: { text: string; update: boolean; id: string | undefined }[] = [];
  cells = await opened({ progress: true, interrupted: () => shown.length >= 3 });
  await cells.run(`import { Lab } from "skbook"; const lab = new Lab({ patience: 1e9 }); lab.machine("h1"); undefined`);
  await cells.run("%%sh\nip link set lo up\nping -i 0.01 127.0.0.1 >/dev/null &");
  const sink = {
    stream() {},
    clear() {},
    display: (bundle: MimeBundle, options: { displayId?: string; update?: boolean } = {}) =>
      void shown.push({ text: String(bundle["text/plain"]), update: options.update ?? false, id: options.displayId }),
  };
  await cells.session.execute("await lab.sleep(1e7)", { cell: "x" }, sink);
  expect(shown.map(({ update }) => update)).toEqual([false, true, true, true]);
  expect(new Set(shown.map(({ id }) => id)).size).toBe(1);
  expect(shown[0]!.text).toMatch(/^\[[#.]{30}\] \d+\.\d s \/ \d{7,8}\.\d s \(\d+\.\d s\)$/);
});
