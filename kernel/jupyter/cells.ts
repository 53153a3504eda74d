// `execute_request`: a cell's way from the client to the session and its output's way back. The front counts cells, so
// that the numbers go on when a session dies.

import type { Outcome } from "../session/contract.js";
import { type Death, describe, isDeath } from "./death.js";
import type { Desk, Reply } from "./desk.js";
import type { History } from "./history.js";
import { Joiner } from "./join.js";
import type { Message } from "./message.js";
import type { SessionProcess } from "./process.js";
import type { Shown } from "./talk.js";

/** Cells whose late output still finds its parent. */
const REMEMBERED = 2000;
/** After a failure, milliseconds in which the rest of a burst of cells may arrive: all of it is aborted. */
const BURST = 20;
/** An interrupt that did not help in this time is followed, at the next one, by the session's end. */
const STUBBORN = 1000;

interface Cell {
  readonly request: Message;
  readonly silent: boolean;
}

export class Cells {
  #count = 0;
  /** The first number of the session that runs now. */
  #first = 1;
  #cells = new Map<number, Cell>();
  #last: Cell | undefined;
  #running: { readonly id: number; interruptedAt?: number } | undefined;
  readonly #streams = new Joiner<Cell | undefined>((cell, name, text) => {
    void this.desk.publish("stream", { name, text }, cell?.request.header);
  });
  #questions: { readonly question: number; readonly cell: number }[] = [];

  constructor(
    readonly desk: Desk,
    readonly history: History,
    readonly session: () => SessionProcess,
    /** The cells that wait behind the one that failed. */
    readonly abort: () => void,
  ) {}

  async execute(request: Message): Promise<Reply> {
    const { code, user_expressions: expressions } = request.content;
    if (typeof code !== "string") return failed(this.#count, "ValueError", "execute_request: code is no text");
    const silent = request.content.silent === true;
    const storeHistory = !silent && request.content.store_history !== false;
    const stopOnError = request.content.stop_on_error !== false;
    const isBlank = code.trim() === "";
    if (storeHistory && !isBlank) this.#count++;
    const count = this.#count;
    const started = new Date().toISOString();
    if (!silent) void this.desk.publish("execute_input", { code, execution_count: count }, request.header);
    const { id, answer } = this.session().ask({
      do: "execute",
      code,
      options: {
        cell: `[${count}]`,
        silent,
        storeHistory,
        stopOnError,
        allowStdin: request.content.allow_stdin === true,
        userExpressions: texts(expressions),
      },
    });
    const cell = { request, silent };
    this.#remember(id, cell);
    this.#running = { id };
    const entry = storeHistory && !isBlank ? this.history.add(count, code) : undefined;
    const outcome = (await answer) as Outcome | Death;
    this.#streams.flush();
    this.#running = undefined;
    this.#questions = this.#questions.filter((one) => one.cell !== id);
    const metadata = { started, status: outcome.status };
    if (outcome.status === "ok") {
      const { result, payload = [], userExpressions } = outcome;
      if (result && !silent) {
        const content = { data: result, metadata: outcome.metadata ?? {}, execution_count: count };
        void this.desk.publish("execute_result", content, request.header);
        if (entry) entry.output = String(result["text/plain"] ?? "");
      }
      const content = { status: "ok", execution_count: count, payload, user_expressions: userExpressions };
      return { content, metadata };
    }
    const { ename, evalue, traceback } = isDeath(outcome) ? this.#mourn(outcome) : outcome;
    if (!silent) void this.desk.publish("error", { ename, evalue, traceback }, request.header);
    if (stopOnError && !silent) {
      await new Promise((resume) => setTimeout(resume, BURST));
      this.abort();
    }
    return { ...failed(count, ename, evalue, traceback), metadata };
  }

  aborted(): Reply {
    return { content: { status: "aborted", execution_count: this.#count }, metadata: { status: "aborted" } };
  }

  shown(id: number | undefined, shown: Shown): void {
    const cell = id === undefined ? this.#last : this.#cells.get(id);
    if (cell?.silent) return;
    const parent = cell?.request.header;
    if (shown.is === "stream") return this.#streams.add(cell, shown.name, shown.text);
    this.#streams.flush();
    switch (shown.is) {
      case "clear":
        void this.desk.publish("clear_output", { wait: shown.wait }, parent);
        return;
      case "display": {
        const { metadata = {}, displayId, update = false } = shown.options ?? {};
        const transient = displayId === undefined ? {} : { display_id: displayId };
        const type = update ? "update_display_data" : "display_data";
        void this.desk.publish(type, { data: shown.bundle, metadata, transient }, parent);
      }
    }
  }

  /** The person is asked by the client that sent the cell. */
  asked(question: number, cell: number, prompt: string, password: boolean): void {
    this.#streams.flush();
    const request = this.#cells.get(cell)?.request;
    if (!request || this.#running?.id !== cell) return this.session().input(question, undefined);
    this.#questions.push({ question, cell });
    const { composer, lines } = this.desk;
    const options = { to: request.identities, parent: request.header };
    void lines.stdin.send(composer.emit("input_request", { prompt, password }, options));
  }

  answered(reply: Message): void {
    const asked = this.#questions.shift();
    if (asked && typeof reply.content.value === "string") this.session().input(asked.question, reply.content.value);
  }

  interrupt(): void {
    const running = this.#running;
    const now = performance.now();
    if (running?.interruptedAt !== undefined && now - running.interruptedAt > STUBBORN) {
      this.session().kill(describe.uninterrupted);
    } else {
      if (running) running.interruptedAt ??= now;
      this.session().interrupt();
    }
  }

  /** The session died while no cell ran. */
  died(death: Death): void {
    const { traceback } = this.#mourn(death);
    void this.desk.publish("stream", { name: "stderr", text: `${traceback.join("\n")}\n` }, this.#last?.request.header);
  }

  /** Says which cells' variables went with the session. */
  #mourn(death: Death): Death {
    if (!death.lost) return death;
    const [from, to] = [this.#first, this.#count];
    this.#first = this.#count + 1;
    const cells = from < to ? `what cells [${from}] to [${to}] declared` : `what cell [${to}] declared`;
    const lost = from > to ? "A fresh session runs." : `A fresh session runs; ${cells} is lost: run them again.`;
    return { ...death, traceback: [...death.traceback, lost] };
  }

  #remember(id: number, cell: Cell): void {
    this.#last = cell;
    this.#cells.set(id, cell);
    for (const old of this.#cells.keys()) {
      if (this.#cells.size <= REMEMBERED) break;
      this.#cells.delete(old);
    }
  }
}

function failed(
  count: number,
  ename: string,
  evalue: string,
  traceback: readonly string[] = [`${ename}: ${evalue}`],
): Reply {
  const content = {
    status: "error",
    execution_count: count,
    ename,
    evalue,
    traceback,
    payload: [],
    user_expressions: {},
  };
  return { content };
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === "string")) as Record<
    string,
    string
  >;
}
