// What the page and the worker say to each other, as JSON text over one port. The worker runs whatever a notebook holds,
// so the page takes nothing from it on trust: what has not this shape is dropped.

import type { Failure, MimeBundle } from "../../cell/sink.js";

export type Request =
  | { readonly do: "run"; readonly id: number; readonly name: string; readonly code: string }
  | { readonly do: "answer"; readonly question: number; readonly text: string };

export type Report =
  | { readonly is: "ready" }
  | { readonly is: "stream"; readonly id: number; readonly name: "stdout" | "stderr"; readonly text: string }
  | {
      readonly is: "display";
      readonly id: number;
      readonly data: MimeBundle;
      readonly displayId?: string;
      readonly update?: boolean;
    }
  | { readonly is: "clear"; readonly id: number; readonly wait: boolean }
  | {
      readonly is: "ask";
      readonly id: number;
      readonly question: number;
      readonly prompt: string;
      readonly password: boolean;
    }
  | { readonly is: "done"; readonly id: number; readonly result?: MimeBundle; readonly failure?: Failure };

type Fields = Record<string, unknown>;

/** The report, when it is one. */
export function read(message: unknown): Report | undefined {
  if (typeof message !== "string") return undefined;
  let found: unknown;
  try {
    found = JSON.parse(message);
  } catch {
    return undefined;
  }
  if (!isFields(found)) return undefined;
  const { is, id } = found;
  if (is === "ready") return { is };
  if (typeof id !== "number") return undefined;
  switch (is) {
    case "stream":
      return typeof found.text === "string"
        ? { is, id, name: found.name === "stderr" ? "stderr" : "stdout", text: found.text }
        : undefined;
    case "display": {
      if (!isFields(found.data)) return undefined;
      const { displayId } = found;
      const named = typeof displayId === "string" ? { displayId } : {};
      return { is, id, data: found.data, ...named, update: found.update === true };
    }
    case "clear":
      return { is, id, wait: found.wait === true };
    case "ask":
      return typeof found.question === "number"
        ? { is, id, question: found.question, prompt: String(found.prompt), password: found.password === true }
        : undefined;
    case "done": {
      const { result, failure } = found;
      if (isFields(failure)) return { is, id, failure: failed(failure) };
      return isFields(result) ? { is, id, result } : { is, id };
    }
    default:
      return undefined;
  }
}

function failed({ ename, evalue, traceback }: Fields): Failure {
  const lines = Array.isArray(traceback) ? traceback.map(String) : [];
  return { status: "error", ename: String(ename), evalue: String(evalue), traceback: lines };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
