// `skbook run`: notebooks executed, one here or several at once in processes of their own, and written whole or not at all.

import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { emit } from "../../src/report/notebook.js";
import { Fault } from "../fault.js";
import { checkWritable, readNotebook, writeWhole } from "../files.js";
import { CellFault, isRun, runNotebook } from "../run.js";
import { injected, type Parameters } from "./parameters.js";

export interface RunOptions {
  /** A file for one notebook, a folder for several. */
  readonly output: string | undefined;
  readonly inplace: boolean;
  readonly parameters: Parameters;
  /** How many at once; as many as there are cores unless told. */
  readonly jobs: number | undefined;
  readonly json: boolean;
  /** The words that a process of its own gets for one of several. */
  readonly words: readonly string[];
}

/** What became of a notebook. */
export interface Outcome {
  readonly notebook: string;
  /** Null where nothing was written. */
  readonly output: string | null;
  readonly status: "ok" | "failed";
  readonly cells: number;
  readonly seconds: number;
  readonly error?: { readonly cell?: string; readonly message: string };
}

/** Returns the exit status: 0 all ran, 1 one failed, 2 wrong words or a file that is no notebook. */
export async function run(paths: readonly string[], options: RunOptions): Promise<number> {
  const targets = targetsOf(paths, options);
  if (paths.length === 1) {
    const { outcome, fault } = await one(paths[0]!, targets[0], options);
    if (options.json) print([outcome]);
    if (fault && !options.json) throw fault;
    if (fault) process.stderr.write(`skbook: ${fault.message}\n`);
    else if (targets[0] === undefined) process.stderr.write("nothing written: -o OUT.ipynb keeps the outputs\n");
    return fault?.status ?? 0;
  }
  // Whatever is wrong with a file is said before an hour of running.
  for (const path of paths) injected(readNotebook(path), path, options.parameters);
  const outcomes = await several(paths, targets, options);
  if (options.json) print(outcomes);
  const failed = outcomes.filter(({ status }) => status === "failed");
  process.stderr.write(`${outcomes.length - failed.length} of ${outcomes.length} notebooks ran`);
  process.stderr.write(failed.length > 0 ? `; failed: ${failed.map(({ notebook }) => notebook).join(", ")}\n` : "\n");
  return failed.length > 0 ? 1 : 0;
}

function print(outcomes: readonly Outcome[]): void {
  const ok = outcomes.every(({ status }) => status === "ok");
  process.stdout.write(`${JSON.stringify({ ok, notebooks: outcomes }, null, 2)}\n`);
}

function targetsOf(paths: readonly string[], { output, inplace }: RunOptions): readonly (string | undefined)[] {
  if (inplace && output !== undefined)
    throw new Fault("run: --inplace or -o? The one writes over the notebook, the other beside it", 2);
  if (inplace) return paths;
  if (output === undefined) return paths.map(() => undefined);
  const folder = statSync(output, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (paths.length === 1 && !folder) return [output];
  if (!folder)
    throw new Fault(`run: ${paths.length} notebooks, so -o must be a folder that is there, and ${output} is none`, 2);
  const names = paths.map((path) => basename(path));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new Fault(`run: two of the notebooks are called ${twice}: they cannot both go into ${output}`, 2);
  return names.map((name) => join(output, name));
}

async function one(
  path: string,
  target: string | undefined,
  { parameters }: RunOptions,
): Promise<{ outcome: Outcome; fault?: Fault }> {
  const started = performance.now();
  const seconds = () => Math.round(performance.now() - started) / 1000;
  let cells = 0;
  try {
    const notebook = injected(readNotebook(path), path, parameters);
    if (target !== undefined) checkWritable(target);
    const executed = await runNotebook(notebook, resolve(dirname(path)), undefined, { ran: () => void cells++ });
    if (target !== undefined) writeWhole(target, emit(executed));
    cells = executed.cells.filter(isRun).length;
    return { outcome: { notebook: path, output: target ?? null, status: "ok", cells, seconds: seconds() } };
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const cell = fault instanceof CellFault ? { cell: fault.cell } : {};
    const message = fault instanceof CellFault ? fault.said : fault.message;
    const failed = { notebook: path, output: null, status: "failed", cells, seconds: seconds() } as const;
    return { outcome: { ...failed, error: { ...cell, message } }, fault };
  }
}

async function several(
  paths: readonly string[],
  targets: readonly (string | undefined)[],
  options: RunOptions,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...paths.keys()];
  const children = new Set<ReturnType<typeof spawn>>();
  const stop = (signal: NodeJS.Signals) => {
    for (const child of children) child.kill(signal);
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const worker = async () => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift())
      outcomes[at] = await child(paths[at]!, targets[at], options.words, children);
  };
  const jobs = Math.min(options.jobs ?? availableParallelism(), paths.length);
  await Promise.all(Array.from({ length: jobs }, worker));
  process.off("SIGINT", stop).off("SIGTERM", stop);
  return outcomes;
}

/** A session changes its process's folder and globals: each notebook of several has a process of its own. */
function child(
  path: string,
  target: string | undefined,
  words: readonly string[],
  children: Set<ReturnType<typeof spawn>>,
): Promise<Outcome> {
  const started = performance.now();
  const args = [process.argv[1]!, "run", path, ...(target === undefined ? [] : ["-o", target]), ...words, "--json"];
  const process_ = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  children.add(process_);
  let out = "";
  let partial = "";
  process_.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  process_.stderr.setEncoding("utf8").on("data", (text: string) => {
    const lines = (partial + text).split("\n");
    partial = lines.pop()!;
    for (const line of lines) if (!line.startsWith("nothing written")) process.stderr.write(`${path} ${line}\n`);
  });
  return new Promise((done) => {
    process_.on("close", () => {
      children.delete(process_);
      if (partial !== "") process.stderr.write(`${path} ${partial}\n`);
      try {
        done((JSON.parse(out) as { notebooks: Outcome[] }).notebooks[0]!);
      } catch {
        const seconds = Math.round(performance.now() - started) / 1000;
        const error = { message: "its process ended before it was done" };
        done({ notebook: path, output: null, status: "failed", cells: 0, seconds, error });
      }
    });
  });
}
