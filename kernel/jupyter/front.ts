// The front: owns the sockets, answers at once what needs no session, and never runs a cell. It is what Jupyter starts.
// Comms: no target is known here, so an open is answered by a close. The debug protocol is refused.

import { complete, inspect, isComplete, stale } from "./ask.js";
import { Cells } from "./cells.js";
import type { Channel, Connection } from "./connection.js";
import { Desk, type Reply } from "./desk.js";
import { History } from "./history.js";
import { kernelInfo } from "./info.js";
import { Composer, Malformed, type Message, parse } from "./message.js";
import { SessionProcess } from "./process.js";
import { Queue } from "./queue.js";
import { bind, close } from "./sockets.js";

/** Milliseconds that a client has for its first question before the session takes a core to warm up. */
const COURTESY = 30;

export class Front {
  /** Messages that were dropped, by reason. */
  readonly #dropped = new Map<string, number>();
  readonly #desk: Desk;
  readonly #cells: Cells;
  readonly #session: SessionProcess;
  readonly #history = new History();
  readonly #queue = new Queue();
  #ended = () => {};
  /** Resolves when the kernel was shut down. */
  readonly ended = new Promise<void>((resolve) => {
    this.#ended = resolve;
  });

  private constructor(desk: Desk, folder: string) {
    this.#desk = desk;
    this.#cells = new Cells(
      desk,
      this.#history,
      () => this.#session,
      () => this.#queue.abort(),
    );
    this.#session = new SessionProcess(folder, this.#cells);
  }

  static async open(connection: Connection, folder: string): Promise<Front> {
    const lines = await bind(connection);
    const front = new Front(new Desk(lines, new Composer(connection)), folder);
    void lines.hb.receive((frames) => void lines.hb.send(frames));
    void lines.iopub.receive(([frame]) => front.#subscribed(frame));
    for (const channel of ["shell", "control", "stdin"] as const) {
      void lines[channel].receive((frames) => {
        const message = parse(frames, connection);
        if (message instanceof Malformed) front.#drop(message.reason);
        else front.#take(channel, message);
      });
    }
    void front.#desk.status("starting");
    setTimeout(() => front.#session.start(), COURTESY);
    return front;
  }

  interrupt(): void {
    this.#cells.interrupt();
  }

  async shutdown(): Promise<void> {
    this.#confess();
    this.#session.close();
    close(this.#desk.lines);
    this.#ended();
  }

  #drop(reason: string): void {
    this.#dropped.set(reason, (this.#dropped.get(reason) ?? 0) + 1);
  }

  /** What was dropped is said at the end, where Jupyter keeps its log: a client with a wrong key hears nothing else. */
  #confess(): void {
    const counts = [...this.#dropped].map(([reason, count]) => `${count} (${reason})`);
    if (counts.length > 0) process.stderr.write(`skbook kernel: dropped messages: ${counts.join(", ")}\n`);
    this.#dropped.clear();
  }

  /** A first byte 1 says that someone subscribes to the topic that follows (JEP 65). */
  #subscribed(frame: Buffer | undefined): void {
    if (frame?.[0] !== 1) return;
    const topic = frame.subarray(1);
    const { composer, lines } = this.#desk;
    void lines.iopub.send(composer.emit("iopub_welcome", { subscription: topic.toString() }, { to: [topic] }));
  }

  #take(channel: Channel, request: Message): void {
    if (channel === "stdin") {
      if (request.type === "input_reply") this.#cells.answered(request);
      return;
    }
    const queued = channel === "shell" ? this.#queued(request) : undefined;
    if (!queued) {
      void this.#desk.serve(channel, request, async () => this.#atOnce(request));
      return;
    }
    this.#queue.add({
      request,
      run: (fate) =>
        this.#desk.serve(channel, request, async () => {
          if (fate === "aborted") return this.#cells.aborted();
          return fate === "stale" ? stale(request) : await queued(request);
        }),
    });
  }

  /** What waits for its turn behind the cells that came before it. */
  #queued(request: Message): ((request: Message) => Promise<Reply>) | undefined {
    switch (request.type) {
      case "execute_request":
        return () => this.#cells.execute(request);
      case "complete_request":
        return () => complete(request, this.#session);
      case "inspect_request":
        return () => inspect(request, this.#session);
      case "is_complete_request":
        return () => isComplete(request, this.#session);
      case "history_request":
        return async () => ({ content: { status: "ok", history: this.#history.read(request.content) } });
      default:
        return undefined;
    }
  }

  #atOnce(request: Message): Reply | undefined {
    const { type, content, header } = request;
    switch (type) {
      case "kernel_info_request":
        return { content: kernelInfo() };
      case "comm_info_request":
        return { content: { status: "ok", comms: {} } };
      case "comm_open":
        void this.#desk.publish("comm_close", { comm_id: content.comm_id, data: {} }, header);
        return undefined;
      case "interrupt_request":
        this.interrupt();
        return { content: { status: "ok" } };
      case "shutdown_request":
        return this.#bye(request);
      case "debug_request":
        return { content: refusal(content) };
      default:
        if (!type.startsWith("comm_")) this.#drop(`unknown type ${type.slice(0, 40)}`);
        return undefined;
    }
  }

  #bye({ content, header }: Message): Reply {
    const reply = { status: "ok", restart: content.restart === true };
    void this.#desk.publish("shutdown_reply", reply, header);
    // After the reply and idle are on their way.
    setTimeout(() => void this.shutdown(), 50);
    return { content: reply };
  }
}

/** In the shape of the Debug Adapter Protocol, which a debug_request wraps. */
function refusal({ seq, command }: Message["content"]): object {
  const message = "skbook has no debugger";
  return { type: "response", request_seq: seq ?? 0, seq: 1, success: false, command: command ?? "", message, body: {} };
}
