// What a cell can call without an import: show something now (and again in its place), clear what was shown, ask the
// person at the keyboard.

import type { MimeBundle, Sink } from "./sink.js";

export interface Surroundings {
  sink(): Sink | undefined;
  show(value: unknown): Promise<MimeBundle>;
  /** A name that no display has. */
  freeId(): string;
}

/** Named as other kernels name it. */
class StdinNotImplementedError extends Error {
  override readonly name = "StdinNotImplementedError";
}

/** Puts them on the global object; returns what takes them away again. */
export function install({ sink, show, freeId }: Surroundings): () => void {
  const made = {
    async display(value: unknown) {
      const here = sink();
      const displayId = freeId();
      here?.display(await show(value), { displayId });
      return async (next: unknown) => here?.display(await show(next), { displayId, update: true });
    },
    clearOutput: (wait = false) => sink()?.clear(wait),
    async input(question = "", { password = false } = {}) {
      const here = sink();
      if (!here?.input) throw new StdinNotImplementedError("nobody can be asked here: this front has no input");
      return await here.input(question, password);
    },
  };
  const before = Object.getOwnPropertyDescriptors(globalThis) as Record<string, PropertyDescriptor>;
  for (const [name, value] of Object.entries(made)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: false });
  }
  return () => {
    for (const name of Object.keys(made)) {
      const old = before[name];
      if (old) Object.defineProperty(globalThis, name, old);
      else delete (globalThis as Record<string, unknown>)[name];
    }
  };
}
