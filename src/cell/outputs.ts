// A sink that keeps what comes, as a notebook's file has it: neighbours of one stream joined, updates in their place.

import type { Output } from "../report/notebook.js";
import type { Failure, MimeBundle, Sink } from "./sink.js";

type Options = NonNullable<Parameters<Sink["display"]>[1]>;

export class Outputs implements Sink {
  readonly list: Output[] = [];
  readonly #shown = new Map<string, number[]>();
  #clearing = false;

  stream(name: "stdout" | "stderr", text: string): void {
    const last = this.list.at(-1);
    if (!this.#clearing && last?.output_type === "stream" && last.name === name) last.text += text;
    else this.#add({ output_type: "stream", name, text });
  }

  display(data: MimeBundle, { metadata = {}, displayId, update = false }: Options = {}): void {
    const output: Output = { output_type: "display_data", data, metadata: metadata as Record<string, unknown> };
    const places = displayId === undefined ? undefined : this.#shown.get(displayId);
    if (update) for (const at of places ?? []) this.list[at] = output;
    else {
      this.#add(output);
      if (displayId !== undefined) this.#shown.set(displayId, [...(places ?? []), this.list.length - 1]);
    }
  }

  clear(wait: boolean): void {
    this.#clearing = wait;
    if (!wait) this.list.length = 0;
  }

  failed({ ename, evalue, traceback }: Failure): void {
    this.#add({ output_type: "error", ename, evalue, traceback: [...traceback] });
  }

  result(data: MimeBundle, count: number, metadata: object = {}): void {
    const kept = metadata as Record<string, unknown>;
    this.#add({ output_type: "execute_result", execution_count: count, data, metadata: kept });
  }

  #add(output: Output): void {
    if (this.#clearing) this.list.length = 0;
    this.#clearing = false;
    this.list.push(output);
  }
}
