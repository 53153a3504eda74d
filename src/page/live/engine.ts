// A notebook's session inside a worker: cells are compiled without a type checker and run one after another on the
// worker's global object. The kernel's session is the same for whoever reads its outputs (src/cell); what differs is
// said on the page: no type errors, no packages but skbook, and late output goes to the cell that ran last.

import { inspect } from "node-inspect-extracted";
import { bundle } from "../../cell/bundle.js";
import { errorText, failure, spotAt, type Tracing } from "../../cell/failure.js";
import { install } from "../../cell/globals.js";
import { type Engine, runCell } from "../../cell/run.js";
import type { Failure, MimeBundle, Sink } from "../../cell/sink.js";
import { Terminals } from "../../cell/terminal.js";
import { type Compiled, compile, SESSION } from "./compile.js";
import { Table } from "./table.js";

type Namespace = Readonly<Record<string, unknown>>;

export interface Host {
  /** Runs script text in this realm under that name. */
  load(text: string): void;
  now(): number;
  readonly library: Namespace;
}

export type Outcome = { readonly result?: MimeBundle; readonly failure?: Failure };

export class LiveSession {
  readonly #cells = new Map<string, Compiled>();
  readonly #table = new Table();
  readonly #engine: Engine;
  readonly #host: Host;
  #value: unknown;
  #enter: (() => Promise<void>) | undefined;
  #sink: Sink | undefined;
  #errors: unknown[] | undefined;
  #shown = 0;

  constructor(host: Host) {
    this.#host = host;
    const show = async (value: unknown): Promise<MimeBundle> => {
      const error = errorText(value, this.#tracing);
      return error === undefined ? await bundle(value, inspect) : { "text/plain": error };
    };
    this.#engine = {
      terminals: new Terminals(this.#table.variables),
      typescript: (code, name) => this.#typescript(code, name),
      show,
      inspect,
      within: (sink, work) => this.#within(sink, work),
      now: host.now,
      speak: () => {},
    };
    install({ sink: () => this.#sink, show, freeId: () => `shown-${++this.#shown}` });
    Object.defineProperty(globalThis, SESSION, { value: this.#forCells() });
  }

  get sink(): Sink | undefined {
    return this.#sink;
  }

  async run(code: string, name: string, sink: Sink): Promise<Outcome> {
    this.#sink = sink;
    const errors: unknown[] = [];
    this.#errors = errors;
    try {
      const result = await runCell(code, name, sink, this.#engine);
      // A rejection that nobody waits for is reported at the end of the turn.
      await new Promise((resume) => setTimeout(resume, 0));
      for (const error of errors) throw error;
      return result ? { result } : {};
    } catch (error) {
      return { failure: failure(error, this.#tracing) };
    } finally {
      this.#errors = undefined;
    }
  }

  /** What nobody caught fails the cell that runs; later it is told where the last cell writes. */
  stray(error: unknown): void {
    if (this.#errors) this.#errors.push(error);
    else this.#sink?.stream("stderr", `${failure(error, this.#tracing).traceback.join("\n")}\n`);
  }

  async #typescript(code: string, name: string): Promise<unknown> {
    const compiled = compile(code, name);
    const url = `skbook-cell-${this.#cells.size + 1}`;
    this.#cells.set(url, compiled);
    this.#table.declare(compiled.declared, compiled.vars);
    this.#value = undefined;
    try {
      const head = `${SESSION}.enter(async () => { "use strict";`;
      this.#host.load(`${head}\n${compiled.mapped.text}\n});\n//# sourceURL=${url}`);
      const enter = this.#enter!;
      await enter();
    } finally {
      this.#table.settle();
    }
    const value = this.#value;
    this.#value = undefined;
    return await value;
  }

  /** What compiled text asks for. */
  #forCells(): object {
    const imported = (specifier: string): Namespace => {
      if (specifier === "skbook") return this.#host.library;
      throw new Error(`"${specifier}" is not here: cells of a page import "skbook" and nothing else`);
    };
    const session = this;
    return Object.freeze({
      imported,
      import: async (specifier: string) => imported(specifier),
      bind(name: string, from: Namespace, key: string | undefined) {
        if (key === undefined) session.#table.set(name, from);
        else if (key in from) session.#table.set(name, from[key]);
        // Perhaps a type, which nobody reads.
        else session.#table.missing(name, `"skbook" has no value called ${key}`);
      },
      enter(run: () => Promise<void>) {
        session.#enter = run;
      },
      set value(value: unknown) {
        session.#value = value;
      },
    });
  }

  #within<T>(sink: Sink, work: () => T): T {
    const before = this.#sink;
    this.#sink = sink;
    const back = () => {
      this.#sink = before;
    };
    const done = work();
    if (done instanceof Promise) return done.finally(back) as T;
    back();
    return done;
  }

  readonly #tracing: Tracing = {
    inspect,
    place: (file, row, column) => {
      const cell = this.#cells.get(file);
      if (!cell) return "hidden";
      const offset = row < 2 ? undefined : cell.mapped.origin(row - 2, column - 1);
      return offset === undefined ? "hidden" : { cell, spot: spotAt(cell.source, offset) };
    },
  };
}
