// A sink that keeps what comes, as a notebook's file has it: neighbours of one stream joined, updates in their place.

import type { Output } from "../../src/report/notebook.js";
import type { Session, Sink } from "./contract.js";

export interface Result {
  readonly status: "ok" | "error";
  readonly outputs: readonly Output[];
  readonly executionCount: number;
}

export async function collect(
  session: Session,
  code: string,
  number: number,
  name = `cell ${number}`,
): Promise<Result> {
  const outputs: Output[] = [];
  const shown = new Map<string, number[]>();
  let clearing = false;
  const add = (output: Output): void => {
    if (clearing) outputs.length = 0;
    clearing = false;
    outputs.push(output);
  };
  const sink: Sink = {
    stream(stream, text) {
      const last = outputs.at(-1);
      if (!clearing && last?.output_type === "stream" && last.name === stream) last.text += text;
      else add({ output_type: "stream", name: stream, text });
    },
    display(data, { metadata = {}, displayId, update = false } = {}) {
      const output: Output = { output_type: "display_data", data, metadata: metadata as Record<string, unknown> };
      const places = displayId === undefined ? undefined : shown.get(displayId);
      if (update) for (const at of places ?? []) outputs[at] = output;
      else {
        add(output);
        if (displayId !== undefined) shown.set(displayId, [...(places ?? []), outputs.length - 1]);
      }
    },
    clear(wait) {
      clearing = wait;
      if (!wait) outputs.length = 0;
    },
  };
  const outcome = await session.execute(code, { cell: name }, sink);
  if (outcome.status === "error") {
    const { ename, evalue, traceback } = outcome;
    add({ output_type: "error", ename, evalue, traceback: [...traceback] });
  } else if (outcome.result) {
    const metadata = (outcome.metadata ?? {}) as Record<string, unknown>;
    add({ output_type: "execute_result", execution_count: number, data: outcome.result, metadata });
  }
  return { status: outcome.status, outputs, executionCount: number };
}
