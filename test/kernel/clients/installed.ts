// Debian's Jupyter with this kernel installed for it, in a folder that goes away. Tests that ask for a package which is
// not there are skipped, and say which.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cli } from "../jupyter/client.js";

export const root = resolve(import.meta.dirname, "../../..");
const python = "/usr/bin/python3";

/** A word for the test's name when one of these Python modules cannot be imported, else nothing. */
export function lacking(...modules: readonly string[]): string {
  const absent = modules.filter((name) => spawnSync(python, ["-c", `import ${name}`]).status !== 0);
  return absent.length === 0 ? "" : ` (skipped: ${python} has no ${absent.join(", ")})`;
}

export class Installed {
  readonly prefix = mkdtempSync(join(tmpdir(), "skbook-jupyter-"));

  constructor() {
    const { status, stderr } = spawnSync(process.execPath, [cli, "install", "--prefix", this.prefix], {
      encoding: "utf8",
    });
    if (status !== 0 || stderr !== "") throw new Error(`skbook install: ${stderr}`);
  }

  /** A Python program that finds the kernel, and nothing of the user's. */
  start(args: readonly string[], cwd = root): ChildProcess {
    const own = { JUPYTER_PATH: join(this.prefix, "share", "jupyter"), HOME: this.prefix, LC_ALL: "C.UTF-8" };
    return spawn(python, args, { cwd, env: { ...process.env, ...own } });
  }

  /** Runs beside the test runner, which goes on answering its own heartbeat. */
  async run(args: readonly string[], input = ""): Promise<{ status: number | null; output: string }> {
    const child = this.start(args);
    child.stdin!.end(input);
    let output = "";
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    return await new Promise((done) => child.once("close", (status) => done({ status, output })));
  }

  remove(): void {
    rmSync(this.prefix, { recursive: true });
  }
}
