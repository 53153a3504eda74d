// What a cell can call without an import: show something now (and again in its place), clear what was shown, ask the
// person at the keyboard. Their types stand in the file that keeps the imports.

import { randomUUID } from "node:crypto";
import type { MimeBundle, Sink } from "./contract.js";

export const declarations = `declare global {
  /** Shows a value now, as a last value would be shown; the answer replaces what it shows. */
  function display(value: unknown): Promise<(value: unknown) => Promise<void>>;
  /** Removes what the cell has shown so far; with \`wait\`, when something new is shown. */
  function clearOutput(wait?: boolean): void;
  /** Asks the person at the keyboard. */
  function input(question?: string, options?: { password?: boolean }): Promise<string>;
}
`;

interface Surroundings {
  sink(): Sink | undefined;
  show(value: unknown): Promise<MimeBundle>;
}

/** Named as other kernels name it. */
class StdinNotImplementedError extends Error {
  override readonly name = "StdinNotImplementedError";
}

/** Returns what takes them away again. */
export function install({ sink, show }: Surroundings): () => void {
  const made = {
    async display(value: unknown) {
      const here = sink();
      const displayId = randomUUID();
      here?.display(await show(value), { displayId });
      return async (next: unknown) => here?.display(await show(next), { displayId, update: true });
    },
    clearOutput: (wait = false) => sink()?.clear(wait),
    async input(question = "", { password = false } = {}) {
      const ask = sink()?.input;
      if (!ask) throw new StdinNotImplementedError("nobody can be asked here: this front has no input");
      return await ask(question, password);
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
