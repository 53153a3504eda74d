// A session runs a notebook's cells one after another, each seeing what the earlier ones declared. TypeScript is
// checked and compiled here and run by tslab's executor; %%sh cells go to a machine's terminal. Jupyter's front, the
// headless runner and the tests use this same class.

import { inspect as inspected } from "node:util";
import { createExecutor, type Executor } from "tslab/dist/executor.js";
import { bundle } from "../../src/cell/bundle.js";
import { errorText, failure } from "../../src/cell/failure.js";
import { install } from "../../src/cell/globals.js";
import { help, placeOf } from "../../src/cell/magic.js";
import { type Engine, runCell } from "../../src/cell/run.js";
import { Terminals } from "../../src/cell/terminal.js";
import { surround } from "../../src/study.js";
import { contents } from "../image/contents.js";
import type { Home } from "../vary/parcel.js";
import { Studies } from "../vary/studies.js";
import { speak } from "./compiler/typescript.js";
import { Compiler } from "./compiler.js";
import { CellOutput } from "./console.js";
import type * as Contract from "./contract.js";
import type {
  Completeness,
  Completion,
  ExecuteOptions,
  Expression,
  Inspection,
  MimeBundle,
  Outcome,
  Sink,
} from "./contract.js";
import { compileError, tracing } from "./error.js";
import { interactive } from "./interactive.js";
import { type Library, ownLibrary } from "./library.js";
import { Modules } from "./modules.js";
import { Progress } from "./progress.js";
import { complete, inspect, isComplete } from "./typescript.js";
import { Usage } from "./usage.js";
import { TerminalWords } from "./words.js";

// An import would read Web Crypto too, which takes Node ten milliseconds.
const { randomUUID } = process.getBuiltinModule("node:crypto");

export interface SessionOptions {
  /** The notebook's folder: ./imports start there. */
  readonly folder: string;
  readonly library?: Library;
  /** Asked during a long simulation: has the person at the keyboard had enough? */
  readonly interrupted?: () => boolean;
  /** Long work shows how far it is. A run that must give the same bytes twice does not. */
  readonly progress?: boolean;
  /** Of type errors; else what LC_ALL or LANG say. */
  readonly language?: "en" | "zh-CN";
}

export async function openSession(options: SessionOptions): Promise<Contract.Session> {
  const session = new Session(options.folder, options.library ?? (await ownLibrary()), options);
  // An image has been warm before.
  if (!contents) session.warm();
  return session;
}

class Interrupted extends Error {
  override readonly name = "Interrupted";
}

class Session implements Contract.Session {
  readonly #folder: string;
  readonly #modules: Modules;
  readonly #compiler: Compiler;
  readonly #executor: Executor;
  readonly #terminals: Terminals;
  readonly #words: TerminalWords;
  readonly #progress = new Progress();
  readonly #output = new CellOutput();
  readonly #stray = (error: unknown) => this.#takeStray(error);
  readonly #studies: Studies;
  #completed: { code: string; cursor: number; version: number; answer: Completion } | undefined;
  readonly #uninstall: () => void;
  #lively = false;
  #thrown: { readonly error: unknown } | undefined;
  /** Keeps what the last cell came to: one that was ended from outside never comes to its own `finally`. */
  #abandon = () => {};
  #running: { readonly errors: unknown[]; readonly stop: (error: Error) => void } | undefined;

  constructor(folder: string, library: Library, options: SessionOptions) {
    this.#folder = folder;
    this.#modules = new Modules(folder, library);
    this.#compiler = new Compiler(folder, library, this.#modules);
    this.#executor = createExecutor(folder, this.#compiler.converters, {
      log() {},
      // Called for diagnostics, which the compiler keeps, and with what a cell threw.
      error: (first: unknown) => {
        if (this.#compiler.problems.length === 0) this.#thrown = { error: first };
      },
    });
    this.#terminals = new Terminals(this.#executor.locals);
    this.#uninstall = install({
      sink: () => this.#output.sink,
      show: (value) => this.#show(value),
      freeId: randomUUID,
    });
    this.#words = new TerminalWords(this.#terminals, new Usage(library));
    const { interrupted, progress } = options;
    if (interrupted || progress) {
      (globalThis as Record<symbol, unknown>)[watching] = (now: number, end: number | undefined) => {
        if (progress) this.#progress.look(now, end);
        return interrupted?.() ?? false;
      };
    }
    const home: Home = {
      variable: (name) => (name in this.#executor.locals ? { value: this.#executor.locals[name] } : undefined),
      library: library.module as Readonly<Record<string, unknown>>,
    };
    this.#studies = new Studies(home, progress ? this.#progress : undefined, interrupted);
    surround(this.#studies);
    speak(options.language ?? (/^zh/.test(process.env.LC_ALL || process.env.LANG || "") ? "zh-CN" : "en"));
    process.on("unhandledRejection", this.#stray).on("uncaughtException", this.#stray);
  }

  get variables(): Readonly<Record<string, unknown>> {
    return this.#executor.locals;
  }

  get labs(): readonly object[] {
    return this.#terminals.labs;
  }

  /** The compiler reads its libraries now, not when the first cell waits for it. */
  warm(): void {
    this.#compiler.begin("");
    this.#compiler.converters.node.convert(
      "",
      "const warm = await Promise.resolve([1].map((one) => String(one))); console.log(warm);",
    );
    this.#compiler.forget();
  }

  prepare(): void {
    if (!this.#running) this.#compiler.service.prepare();
  }

  async execute(code: string, options: ExecuteOptions, sink: Sink): Promise<Outcome> {
    const errors: unknown[] = [];
    const stopped = new Promise<never>((_, stop) => {
      this.#running = { errors, stop };
    });
    this.#progress.begin(sink);
    const idle = () => this.#running?.stop(new Error("the cell waits for something that never happens"));
    process.on("beforeExit", idle);
    try {
      const work = this.#output.within(sink, () => runCell(code, options.cell, sink, this.#engine));
      const result = await Promise.race([work, stopped]);
      // A rejection that nobody waits for is reported at the end of the turn.
      await new Promise((resume) => setImmediate(resume));
      for (const error of errors) throw error;
      const userExpressions = await this.#expressions(options.userExpressions ?? {}, sink);
      return { status: "ok", userExpressions, ...(result && !options.silent ? { result } : {}) };
    } catch (error) {
      return { ...failure(error, tracing(this.#compiler.cells)), userExpressions: {} };
    } finally {
      this.#progress.end();
      this.#running = undefined;
      process.off("beforeExit", idle);
    }
  }

  complete(code: string, cursor: number): Completion {
    const place = placeOf(code, cursor);
    if (place.in === "magic") return this.#words.header(code, cursor);
    if (place.in === "pane") return this.#words.complete(code, cursor, place.pane);
    this.#abandon();
    // Editors ask twice for the same spot; between two cells nothing changes.
    const { service } = this.#compiler;
    const known = this.#completed;
    if (known?.code === code && known.cursor === cursor && known.version === service.version) return known.answer;
    const answer = complete(service, place.code, cursor);
    this.#completed = { code, cursor, version: service.version, answer };
    return answer;
  }

  inspect(code: string, cursor: number, detail: 0 | 1): Inspection {
    const place = placeOf(code, cursor);
    if (place.in === "magic") return { found: true, data: { "text/plain": help() } };
    if (place.in === "pane") return this.#words.inspect(code, cursor, place.pane);
    this.#abandon();
    return inspect(this.#compiler.service, place.code, cursor, detail);
  }

  isComplete(code: string): Completeness {
    const place = placeOf(code, code.length);
    // A terminal cell goes on until an empty line.
    if (place.in === "pane") return { status: /\n\s*$/.test(code) ? "complete" : "incomplete", indent: "" };
    if (place.in === "magic") return { status: code.includes("%%") ? "incomplete" : "complete", indent: "" };
    return isComplete(place.code);
  }

  interrupt(): void {
    if (this.#studies.interrupt()) return;
    this.#running?.stop(new Interrupted("the cell was interrupted"));
    this.#abandon();
  }

  close(): void {
    process.off("unhandledRejection", this.#stray).off("uncaughtException", this.#stray);
    delete (globalThis as Record<symbol, unknown>)[watching];
    surround(undefined);
    this.#uninstall();
    this.#output.close();
    this.#modules.close();
    this.#executor.close();
  }

  /** What runs this session's cells, as src/cell asks for it. */
  get #engine(): Engine {
    return {
      terminals: this.#terminals,
      typescript: (code, name) => this.#typescript(code, name),
      show: (value) => this.#show(value),
      inspect: inspected,
      within: (sink, work) => this.#output.within(sink, work),
      now: () => performance.now(),
      enliven: () => {
        this.#lively = true;
        return interactive();
      },
      speak: (language) => {
        this.#compiler.service.forget();
        speak(language);
      },
    };
  }

  /** Checks, compiles and runs; the last expression's value, waited for. */
  async #typescript(code: string, name: string): Promise<unknown> {
    const compiler = this.#compiler;
    const { locals } = this.#executor;
    this.#abandon();
    const turn = compiler.begin(name);
    this.#thrown = undefined;
    this.#modules.value = undefined;
    const before = { ...locals };
    let ran = false;
    // Of a cell that failed on its way, what it came to stays.
    const isUnset = (one: string) => !ran && (!(one in locals) || locals[one] === before[one]);
    this.#abandon = () => compiler.keep(turn, isUnset);
    try {
      ran = await this.#executor.execute(code);
      if (compiler.problems.length > 0) throw compileError(name, code, compiler.problems, this.#folder);
      const thrown = this.#thrown as { readonly error: unknown } | undefined;
      if (!ran && thrown) throw thrown.error;
      if (!compiler.converted) throw new Error("@browser cells are not run: this kernel has no browser");
    } finally {
      compiler.keep(turn, isUnset);
    }
    const { value } = this.#modules;
    this.#modules.value = undefined;
    return await value;
  }

  async #expressions(asked: Readonly<Record<string, string>>, sink: Sink): Promise<Record<string, Expression>> {
    const answers: Record<string, Expression> = {};
    for (const [name, expression] of Object.entries(asked)) {
      try {
        const value = await this.#output.within(sink, () => this.#typescript(expression, name));
        answers[name] = { status: "ok", data: await this.#show(value), metadata: {} };
      } catch (error) {
        answers[name] = failure(error, tracing(this.#compiler.cells));
      }
    }
    return answers;
  }

  async #show(value: unknown): Promise<MimeBundle> {
    const error = errorText(value, tracing(this.#compiler.cells));
    return error === undefined ? await bundle(value, inspected, this.#lively) : { "text/plain": error };
  }

  /** What nobody caught fails the cell that runs; later it is told where the last cell writes. */
  #takeStray(error: unknown): void {
    if (this.#running) this.#running.errors.push(error);
    else this.#output.sink?.stream("stderr", `${failure(error, tracing(this.#compiler.cells)).traceback.join("\n")}\n`);
  }
}

/** Where a lab looks for whoever watches it. */
const watching = Symbol.for("skbook.watch");
