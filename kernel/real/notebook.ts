// A notebook run from its first cell to its last, for the labs that its variables hold at the end.

import { dirname, resolve } from "node:path";
import { Fault } from "../fault.js";
import { readNotebook } from "../files.js";
import { ownLibrary } from "../session/library.js";
import type { Named } from "./real.js";

export async function labsOf(path: string): Promise<readonly Named[]> {
  const notebook = readNotebook(path);
  const folder = resolve(dirname(path));
  const [{ openSession }, { collect }] = await Promise.all([
    import("../session/session.js"),
    import("../session/collect.js"),
  ]);
  const session = await openSession({ folder, library: await ownLibrary() });
  const before = process.cwd();
  process.chdir(folder);
  try {
    for (const [index, cell] of notebook.cells.entries()) {
      if (cell.cell_type !== "code" || cell.source.trim() === "") continue;
      const { status, outputs } = await collect(session, cell.source, index + 1);
      const expected = Array.isArray(cell.metadata.tags) && cell.metadata.tags.includes("raises-exception");
      if (status !== "error" || expected) continue;
      const said = outputs.flatMap((each) => (each.output_type === "error" ? [each.traceback.join("\n")] : []));
      throw new Fault(`${path}: cell ${index + 1} failed:\n${said.join("\n")}`, 2);
    }
    const labs = Object.entries(session.variables).filter(([, value]) => isLab(value)) as [string, Named["lab"]][];
    // A lab that two variables hold is one.
    return labs
      .filter(([, lab], at) => labs.findIndex(([, other]) => other === lab) === at)
      .map(([name, lab]) => ({ name, lab }));
  } finally {
    process.chdir(before);
    session.close();
  }
}

const isLab = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Symbol.for("skbook.lab") in value && "toScript" in value;
