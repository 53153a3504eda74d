// A cell run for a notebook's file: its outputs as the file has them.

import { Outputs } from "../../src/cell/outputs.js";
import type { Output } from "../../src/report/notebook.js";
import type { Session } from "./contract.js";

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
  const outputs = new Outputs();
  const outcome = await session.execute(code, { cell: name }, outputs);
  if (outcome.status === "error") outputs.failed(outcome);
  else if (outcome.result) outputs.result(outcome.result, number, outcome.metadata);
  return { status: outcome.status, outputs: outputs.list, executionCount: number };
}
