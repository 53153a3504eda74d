// Jupyter itself against the installed kernel: its public conformance tests, nbclient over every notebook, nbconvert, the
// console. Debian's packages are asked for; elsewhere these tests are skipped, and say why.

import { execFile } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readNotebook } from "../../../kernel/files.js";
import type { CodeCell, Notebook } from "../../../src/report/notebook.js";
import { cli } from "../jupyter/client.js";
import { Installed, lacking, root } from "./installed.js";

const patience = { timeout: 600_000 };

let jupyter: Installed;
beforeAll(() => {
  jupyter = new Installed();
});
afterAll(() => jupyter.remove());

const conformance = lacking("jupyter_kernel_test");
test.skipIf(conformance)(
  `jupyter_kernel_test: every test but the pager${conformance}`,
  { ...patience, retry: 1 },
  async () => {
    const { status, output } = await jupyter.run([join(import.meta.dirname, "conformance.py")]);
    expect(status, output).toBe(0);
    expect(output).toMatch(/^Ran 12 tests/m);
    expect(output).toMatch(/^OK \(skipped=1\)$/m);
  },
);

const folder = join(root, "notebooks");
const notebooks = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));

const execute = `
import sys, nbclient, nbformat
notebook = nbformat.read(sys.argv[1], 4)
nbclient.NotebookClient(notebook, kernel_name="skbook", startup_timeout=300, timeout=300).execute()
nbformat.write(notebook, sys.argv[1])`;
const nbclient = lacking("nbclient");
test.skipIf(nbclient).each(notebooks)(
  `nbclient gets from %s what skbook run gets${nbclient}`,
  patience,
  async (name) => {
    const copy = join(jupyter.prefix, name);
    copyFileSync(join(folder, name), copy);
    const { status, output } = await jupyter.run(["-c", execute, copy]);
    expect(status, output).toBe(0);
    const own = join(jupyter.prefix, `own-${name}`);
    await promisify(execFile)(process.execPath, [cli, "run", join(folder, name), "-o", own]);
    // What takes long somewhere shows how far it is: a bar tells of the machine, not of the lesson.
    const isBar = (output: unknown) => JSON.stringify(output).includes("<progress max=");
    const shown = (notebook: Notebook) =>
      notebook.cells.filter(isCode).map((cell) => cell.outputs.filter((output) => !isBar(output)));
    expect(shown(readNotebook(copy))).toEqual(shown(readNotebook(own)));
  },
);

const nbconvert = lacking("nbconvert", "IPython");
test.skipIf(nbconvert).each(notebooks.slice(0, 1))(
  `nbconvert makes a page of %s${nbconvert}`,
  patience,
  async (name) => {
    const { status, output } = await jupyter.run([
      ...["-m", "nbconvert", "--to", "html", "--execute", "--ExecutePreprocessor.kernel_name=skbook"],
      ...["--ExecutePreprocessor.startup_timeout=300", "--output-dir", jupyter.prefix, join("notebooks", name)],
    ]);
    expect(status, output).toBe(0);
    const page = readFileSync(join(jupyter.prefix, name.replace(/ipynb$/, "html")), "utf8");
    const { cells } = readNotebook(join(folder, name));
    const drawn = cells.filter((cell) => isCode(cell) && /\.(sequence|topology)\(/.test(cell.source));
    const pictures = [...page.matchAll(/<img src="data:image\/svg\+xml;base64,/g)];
    expect(drawn.length).toBeGreaterThan(0);
    expect(pictures.length).toBeGreaterThanOrEqual(drawn.length);
  },
);

const terminal = lacking("jupyter_console");
test.skipIf(terminal)(`a console shows the text of what cells give${terminal}`, patience, async () => {
  const lines = [
    'import { Lab } from "skbook"; const lab = new Lab(); const h7 = lab.machine("h7"); 6 * 7',
    "await lab.topology({ words: 'en' })",
    'await h7.sh("ip link set lo up; ip -brief link show")',
    "null.x",
  ];
  const words = [
    "-m",
    "jupyter_console",
    "--kernel=skbook",
    "--simple-prompt",
    "--ZMQTerminalInteractiveShell.kernel_timeout=300",
  ];
  const { output } = await jupyter.run(words, `${lines.join("\n")}\n`);
  expect(output).toContain("Out[1]: 42");
  expect(output).toMatch(/Out\[2\]: *\nTopology\nh7\n {2}lo .*\bDOWN\b/);
  expect(output).toMatch(
    /Out\[3\]: *\nroot@h7:~# ip link set lo up; ip -brief link show\nlo +UNKNOWN +00:00:00:00:00:00/,
  );
  expect(output).toContain("null");
  expect(output).not.toMatch(/<figure|<pre/);
});

function isCode(cell: Notebook["cells"][number]): cell is CodeCell {
  return cell.cell_type === "code";
}
