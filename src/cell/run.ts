// One cell from its text to its value: the magics it opens with, terminal windows, TypeScript. How TypeScript is
// compiled and run is the engine's; the kernel has one with a type checker, a live page one without.

import { bundle } from "./bundle.js";
import { type Cell, help, MagicError, readCell } from "./magic.js";
import type { MimeBundle, Sink } from "./sink.js";
import type { Terminals } from "./terminal.js";

export interface Engine {
  readonly terminals: Terminals;
  /** Compiles and runs; the last expression's value, waited for. `name` is what error texts call the cell. */
  typescript(code: string, name: string): Promise<unknown>;
  /** A value as it is shown, errors as they are told where one is thrown. */
  show(value: unknown): Promise<MimeBundle>;
  inspect(value: unknown): string;
  /** What `work` writes goes to this sink. */
  within<T>(sink: Sink, work: () => T): T;
  /** Milliseconds of the reader's clock. */
  now(): number;
  /** Lets capture tables come alive from now on: what is to be shown for it. A page of ours has living ones anyway. */
  enliven?(): MimeBundle;
  /** The language of type errors. */
  speak(language: "en" | "zh-CN"): void;
}

const silence: Sink = { stream() {}, display() {}, clear() {} };

/** The value to be shown as the cell's result, if there is one. */
export async function runCell(
  source: string,
  name: string,
  sink: Sink,
  engine: Engine,
): Promise<MimeBundle | undefined> {
  const cell = readCell(source);
  if (cell.panes) {
    for (const shown of await typed(cell, engine)) sink.display(await engine.show(shown));
    return undefined;
  }
  for (const { magic, argument } of cell.lines) await line(magic, argument, sink, engine);
  if (cell.code.trim() === "") return undefined;
  const started = engine.now();
  const run = () => engine.typescript(cell.code, name);
  const value = await (cell.quiet ? engine.within(silence, run) : run());
  if (cell.time) sink.stream("stdout", `${(engine.now() - started).toFixed(1)} ms\n`);
  return value === undefined || cell.quiet ? undefined : await engine.show(value);
}

async function typed(cell: Cell, { terminals }: Engine): Promise<readonly unknown[]> {
  const transcripts = await terminals.type(cell.panes!);
  const [first] = transcripts;
  return [...transcripts, ...cell.views.map((view) => first?.[view]?.())];
}

async function line(magic: string, argument: string, sink: Sink, engine: Engine): Promise<void> {
  switch (magic) {
    case "%help":
      return sink.stream("stdout", `${help()}\n`);
    case "%interactive": {
      const script = engine.enliven?.();
      return script && sink.display(script);
    }
    case "%lang":
      if (!/^(en|zh(-CN)?)$/.test(argument)) throw new MagicError("%lang: en or zh");
      return engine.speak(argument === "en" ? "en" : "zh-CN");
    case "%lab": {
      const { terminals } = engine;
      const named = argument === "" ? terminals.labs.at(-1) : terminals.variables[argument];
      const lab = named as { topology?(): Promise<unknown> } | undefined;
      if (typeof lab?.topology !== "function") {
        throw new MagicError(
          argument === ""
            ? "%lab: there is no lab yet; make one: const lab = new Lab()"
            : `%lab: ${argument} is no lab`,
        );
      }
      return sink.display(await bundle(await lab.topology(), engine.inspect));
    }
  }
}
