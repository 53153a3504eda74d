// How a value is shown: one MIME bundle that every client shows well. Pictures bring text/plain and text/html without
// script or <svg> (their drawings are images, the one form that survives an untrusted JupyterLab and nbconvert 6 and 7).

import { dataText } from "../report/output.js";
import type { MimeBundle } from "./sink.js";

const display = Symbol.for("Jupyter.display");
/** What a value of ours is as plain data, for a front that draws it itself; others skip the type. */
const dataOf = Symbol.for("skbook.data");
const VENDOR = "application/vnd.skbook.v1+json";

/**
 * `inspect` is Node's util.inspect, or what stands for it. `lively`: a capture table brings its data into its HTML, where the
 * script of `%interactive` finds it.
 */
export async function bundle(value: unknown, inspect: (value: unknown) => string, lively = false): Promise<MimeBundle> {
  const show = (value as { [display]?: unknown } | null | undefined)?.[display];
  if (typeof show !== "function") return { "text/plain": inspect(value) };
  const shown = (await show.call(value)) as Record<string, unknown>;
  const data: Record<string, unknown> = {};
  for (const [type, content] of Object.entries(shown)) {
    // JupyterLab would show the bare data instead of the picture.
    if (content !== undefined && !(type === "application/json" && "text/html" in shown)) data[type] = content;
  }
  data["text/plain"] ??= inspect(value);
  const plain = (value as { [dataOf]?(): object })[dataOf]?.();
  if (plain) data[VENDOR] = plain;
  if (lively && (plain as { kind?: string } | undefined)?.kind === "capture")
    data["text/html"] += `<script type="application/json" class="skbook-data">${dataText(plain)}</script>`;
  return data;
}
