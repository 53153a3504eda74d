// A session runs a notebook's cells one after another, each seeing what the earlier ones declared.
// tslab checks, compiles and runs TypeScript; %%sh cells go to a machine's terminal. Jupyter, the headless runner and
// the tests use this same class. Left out: strict type checks and closures over a `let` that a later cell assigns
// (both fixed inside tslab), and text that a cell writes to process.stdout itself.

import { inspect } from "node:util";
import { createExecutor, type Executor } from "tslab/dist/executor.js";
import type { Bundle, Output } from "../src/report/notebook.js";
import { Compiler } from "./compiler.js";
import { Outputs, withConsole } from "./console.js";
import { compileError, runtimeError } from "./error.js";
import { type Library, ownLibrary } from "./library.js";
import { parsePanes } from "./magic.js";
import { Terminals } from "./terminal.js";

const display = Symbol.for("Jupyter.display");

export interface Result {
  readonly status: "ok" | "error";
  readonly outputs: readonly Output[];
  readonly executionCount: number;
}

export class Session {
  #compiler: Compiler;
  #executor: Executor;
  #terminals: Terminals;
  #thrown: { readonly error: unknown } | undefined;
  #count = 0;

  private constructor(folder: string, library: Library) {
    this.#compiler = new Compiler(folder, library);
    this.#executor = createExecutor(folder, this.#compiler.converters, {
      log() {},
      // Called with a format and its values for diagnostics, which the compiler keeps, and with what a cell threw.
      error: (first: unknown) => {
        if (this.#compiler.diagnostics.length === 0) this.#thrown = { error: first };
      },
    });
    this.#terminals = new Terminals(this.#executor.locals);
  }

  /** `cwd` is the notebook's folder: ./imports start there. */
  static async create(options: { cwd: string; library?: Library }): Promise<Session> {
    return new Session(options.cwd, options.library ?? (await ownLibrary()));
  }

  async execute(code: string, options: { name?: string } = {}): Promise<Result> {
    const executionCount = ++this.#count;
    const name = options.name ?? `cell ${executionCount}`;
    const outputs = new Outputs();
    const errors = new Set<unknown>();
    const stray = (error: unknown) => errors.add(error);
    let idle = () => {};
    const stuck = new Promise<never>((_, reject) => {
      idle = () => reject(new Error("the cell waits for something that never happens"));
    });
    process.on("unhandledRejection", stray).on("uncaughtException", stray).on("beforeExit", idle);
    try {
      await withConsole(outputs, async () => {
        await Promise.race([this.#run(code, name, executionCount, outputs), stuck]);
        // A rejection that nobody waits for is reported at the end of the turn.
        await new Promise((resume) => setImmediate(resume));
      });
      for (const error of errors) throw error;
      return { status: "ok", outputs: outputs.list, executionCount };
    } catch (error) {
      outputs.add(runtimeError(error, this.#compiler.cells));
      return { status: "error", outputs: outputs.list, executionCount };
    } finally {
      process.off("unhandledRejection", stray).off("uncaughtException", stray).off("beforeExit", idle);
    }
  }

  close(): void {
    this.#executor.close();
  }

  async #run(code: string, name: string, count: number, outputs: Outputs): Promise<void> {
    const panes = parsePanes(code);
    if (panes) {
      for (const transcript of await this.#terminals.type(panes)) {
        outputs.add({ output_type: "display_data", data: await bundle(transcript), metadata: {} });
      }
      return;
    }
    const compiler = this.#compiler;
    compiler.begin(name, code);
    this.#thrown = undefined;
    const ran = await this.#executor.execute(code);
    if (compiler.diagnostics.length > 0) throw compileError(name, code, compiler.diagnostics);
    const thrown = this.#thrown as { readonly error: unknown } | undefined;
    if (!ran && thrown) throw thrown.error;
    if (!compiler.converted) throw new Error("@browser cells are not run: this kernel has no browser");
    if (compiler.lastValue === undefined) return;
    const value: unknown = await this.#executor.locals[compiler.lastValue];
    delete this.#executor.locals[compiler.lastValue];
    if (value === undefined) return;
    outputs.add({ output_type: "execute_result", execution_count: count, data: await bundle(value), metadata: {} });
  }
}

/** How a value is shown: by its own MIME bundle, else as Node inspects it. */
async function bundle(value: unknown): Promise<Bundle> {
  const show = (value as { [display]?: unknown } | null)?.[display];
  if (typeof show !== "function") return { "text/plain": inspect(value) };
  const shown = (await show.call(value)) as Record<string, unknown>;
  const data: Record<string, unknown> = {};
  for (const [type, content] of Object.entries(shown)) if (content !== undefined) data[type] = content;
  return data;
}
