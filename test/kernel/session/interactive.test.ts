// %interactive: from there on a capture table brings its data into its HTML, for the script that stands in the notebook once.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { collect } from "../../../kernel/session/collect.js";
import { type Opened, opened } from "./open.js";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cells: Opened;
beforeAll(async () => {
  cells = await opened();
  await cells.run('import { Lab } from "skbook"; const lab = new Lab({ seed: 4 }); const one = lab.machine("one");');
});
afterAll(() => cells.close());

async function html(code: string): Promise<readonly string[]> {
  const { outputs } = await collect(cells.session, code, 1);
  return outputs.map((output) => ("data" in output ? String(output.data["text/html"]) : ""));
}

test("without it no output holds a script; with it, one script, and data beside each table", async () => {
  const table = "(await one.sh('ip link set lo up; ping -c 1 127.0.0.1')).table()";
  expect((await html(table)).join()).not.toContain("<script");
  const [script] = await html("%interactive");
  expect(script).toMatch(/^<p>.*<\/p><script>.*skbook-capture.*<\/script>$/s);
  const [shown] = await html(table);
  const [, data] = /<script type="application\/json" class="skbook-data">(.*)<\/script>$/s.exec(shown!)!;
  expect(JSON.parse(data!)).toMatchObject({ kind: "capture" });
  expect((await html("%%sh one --table\nping -c 1 127.0.0.1")).at(-1)).toContain("skbook-data");
  expect((await html("lab.topology()")).join()).not.toContain("<script");
});
