// Jupyter itself against the installed kernel: its public conformance tests, nbclient over every notebook, nbconvert, the
// console. Debian's packages are asked for; elsewhere these tests are skipped, and say why.

import { execFile } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readNotebook } from "../../../kernel/files.js";
import { Outputs } from "../../../src/cell/outputs.js";
import type { CodeCell, Notebook, Output } from "../../../src/report/notebook.js";
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
/** Where a stream was cut into messages hangs on the clock; clients that draw them join neighbours. */
const joined = (outputs: readonly Output[]): readonly Output[] => {
  const sink = new Outputs();
  for (const output of outputs)
    if (output.output_type === "stream") sink.stream(output.name, output.text);
    else sink.list.push(output);
  return sink.list;
};

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
      notebook.cells.filter(isCode).map((cell) => joined(cell.outputs.filter((output) => !isBar(output))));
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
    const own = join(jupyter.prefix, `page-${name}`);
    await promisify(execFile)(process.execPath, [cli, "run", join(folder, name), "-o", own]);
    const shown = readNotebook(own)
      .cells.filter(isCode)
      .flatMap(({ outputs }) => outputs);
    const html = shown.map((output) => ("data" in output ? String(output.data["text/html"]) : "")).join("");
    const pictures = (text: string) =>
      text.match(/<img [^>]*src="data:image\/svg\+xml;base64,[^"]{100,}" alt="[^"]+/g) ?? [];
    expect(pictures(html).length).toBeGreaterThan(5);
    expect(pictures(page)).toEqual(pictures(html));
  },
);

test.skipIf(nbconvert)(
  `with --allow-errors the cells behind a failed one run, none without a word${nbconvert}`,
  patience,
  async () => {
    const sources = [
      "const before = 'kept'",
      "throw new RangeError('off')",
      "const n: number = 'x'",
      "console.log(before); 6 * 7",
    ];
    const cells = sources.map((source, at) => {
      return { cell_type: "code", id: `c${at}`, metadata: {}, execution_count: null, outputs: [], source };
    });
    const metadata = { kernelspec: { name: "skbook", display_name: "skbook", language: "typescript" } };
    writeFileSync(
      join(jupyter.prefix, "fails.ipynb"),
      JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }),
    );
    const { status, output } = await jupyter.run([
      ...["-m", "nbconvert", "--to", "notebook", "--execute", "--allow-errors", "--output", "failed.ipynb"],
      ...["--ExecutePreprocessor.startup_timeout=300", join(jupyter.prefix, "fails.ipynb")],
    ]);
    expect(status, output).toBe(0);
    const shown = readNotebook(join(jupyter.prefix, "failed.ipynb")).cells.filter(isCode);
    expect(shown.map(({ execution_count }) => execution_count)).toEqual([1, 2, 3, 4]);
    expect(shown.map(({ outputs }) => outputs)).toMatchObject([
      [],
      [{ output_type: "error", ename: "RangeError", evalue: "off" }],
      [{ output_type: "error", ename: "CompileError" }],
      [
        { output_type: "stream", text: "kept\n" },
        { output_type: "execute_result", data: { "text/plain": "42" } },
      ],
    ]);
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
