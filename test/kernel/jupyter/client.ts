// A Jupyter client for the tests: starts the built kernel (or any other, for comparison) on free ports and speaks the
// protocol to it, written from the protocol's page and not with the kernel's own code.

import { type ChildProcess, spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Dealer, Subscriber } from "zeromq";
import { freePorts } from "../../../kernel/install/doctor.js";

export const cli = resolve(import.meta.dirname, "../../../dist/kernel/cli.js");

// biome-ignore lint/suspicious/noExplicitAny: what a test expects of it, the test says
type Content = Record<string, any>;

export interface Received {
  readonly on: Talk | "iopub";
  readonly type: string;
  readonly id: string;
  readonly parent: string | undefined;
  readonly content: Content;
  readonly metadata: Content;
  readonly at: number;
}

/** The frames with one of them exchanged. */
export function exchanged(frames: readonly Buffer[], at: number, other: Buffer): Buffer[] {
  return frames.map((frame, index) => (index === at ? other : frame));
}

export interface Exchange {
  readonly reply: Received;
  /** Everything published for the request, from busy to idle. */
  readonly published: readonly Received[];
}

export type Talk = "shell" | "control" | "stdin" | "hb";

export interface Command {
  /** `{connection_file}` is replaced. */
  readonly argv: readonly string[];
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

export const skbook: Command = { argv: [process.execPath, cli, "kernel", "--connection-file", "{connection_file}"] };

export class Client {
  readonly key = randomUUID();
  readonly session = randomUUID();
  readonly received: Received[] = [];
  stderr = "";
  #sockets!: Record<Talk, Dealer>;
  #iopub = new Subscriber();
  #waiting = new Set<() => void>();

  private constructor(
    public process: ChildProcess,
    readonly folder: string,
    readonly ports: readonly number[],
    readonly launch: () => ChildProcess,
  ) {}

  /** Sockets are connected; nothing was asked yet. */
  static async start(command: Command = skbook): Promise<Client> {
    const folder = mkdtempSync(join(tmpdir(), "skbook-kernel-"));
    const ports = await freePorts(5);
    const [shell, control, iopub, stdin, hb] = ports;
    const file = join(folder, "connection.json");
    const key = randomUUID();
    writeFileSync(
      file,
      JSON.stringify({
        shell_port: shell,
        control_port: control,
        iopub_port: iopub,
        stdin_port: stdin,
        hb_port: hb,
        ip: "127.0.0.1",
        transport: "tcp",
        signature_scheme: "hmac-sha256",
        key,
      }),
    );
    const [program, ...args] = command.argv.map((word) => word.replace("{connection_file}", file));
    const launch = () =>
      spawn(program!, args, {
        cwd: command.cwd ?? folder,
        stdio: ["ignore", "ignore", "pipe"],
        env: { ...process.env, ...command.env },
      });
    const client = new Client(launch(), folder, ports, launch);
    Object.assign(client, { key });
    client.#hear();
    client.#connect();
    return client;
  }

  /** Another one where one was shut down, with the same connection file: what a client's "restart" does. */
  again(): void {
    this.process = this.launch();
    this.#hear();
  }

  #hear(): void {
    this.process.stderr!.setEncoding("utf8").on("data", (text: string) => {
      this.stderr += text;
    });
  }

  #connect(): void {
    const [shell, control, iopub, stdin, hb] = this.ports.map((port) => `tcp://127.0.0.1:${port}`);
    const identity = this.session;
    const options = {
      linger: 0,
      routingId: identity,
      sendHighWaterMark: 0,
      receiveHighWaterMark: 0,
      reconnectInterval: 5,
    };
    this.#sockets = {
      shell: new Dealer(options),
      control: new Dealer(options),
      stdin: new Dealer(options),
      hb: new Dealer(options),
    };
    this.#sockets.shell.connect(shell!);
    this.#sockets.control.connect(control!);
    this.#sockets.stdin.connect(stdin!);
    this.#sockets.hb.connect(hb!);
    this.#iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0, reconnectInterval: 5 });
    this.#iopub.connect(iopub!);
    this.#iopub.subscribe("");
    for (const name of ["shell", "control", "stdin"] as const) void this.#listen(name, this.#sockets[name]);
    void this.#listen("iopub", this.#iopub);
  }

  async #listen(on: Received["on"], socket: Dealer | Subscriber): Promise<void> {
    try {
      for await (const frames of socket) {
        const at = frames.findIndex((frame) => frame.toString() === "<IDS|MSG>");
        const [signature, header, parent, metadata, content] = frames.slice(at + 1);
        const hmac = createHmac("sha256", this.key);
        for (const frame of [header, parent, metadata, content]) hmac.update(frame!);
        if (hmac.digest("hex") !== signature!.toString()) throw new Error("wrong signature from the kernel");
        const read = (frame: Buffer | undefined) => JSON.parse(frame!.toString()) as Content;
        this.received.push({
          on,
          type: read(header).msg_type,
          id: read(header).msg_id,
          parent: read(parent).msg_id,
          content: read(content),
          metadata: read(metadata),
          at: performance.now(),
        });
        for (const look of this.#waiting) look();
      }
    } catch (error) {
      if (!socket.closed) throw error;
    }
  }

  /** The first message, from number `from` on, that fits. */
  async until(
    fits: (message: Received) => boolean,
    options: { from?: number; within?: number } = {},
  ): Promise<Received> {
    let next = options.from ?? 0;
    return await new Promise((done, fail) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        fail(new Error(`nothing came; the last was ${JSON.stringify(this.received.at(-1))}; ${this.stderr}`));
      }, options.within ?? 90_000);
      const look = () => {
        for (; next < this.received.length; next++) {
          const message = this.received[next]!;
          if (!fits(message)) continue;
          clearTimeout(timer);
          this.#waiting.delete(look);
          done(message);
          return;
        }
      };
      this.#waiting.add(look);
      look();
    });
  }

  frames(type: string, content: object, id: string = randomUUID(), parent: object = {}): Buffer[] {
    const header = {
      msg_id: id,
      session: this.session,
      username: "test",
      date: new Date().toISOString(),
      msg_type: type,
      version: "5.4",
    };
    const frames = [header, parent, {}, content].map((part) => Buffer.from(JSON.stringify(part)));
    const hmac = createHmac("sha256", this.key);
    for (const frame of frames) hmac.update(frame);
    return [Buffer.from("<IDS|MSG>"), Buffer.from(hmac.digest("hex")), ...frames];
  }

  async send(channel: Talk, frames: readonly Buffer[]): Promise<void> {
    await this.#sockets[channel].send([...frames]);
  }

  /** Asks without waiting; the id names the exchange. */
  async post(channel: Talk, type: string, content: object): Promise<string> {
    const id = randomUUID();
    await this.send(channel, this.frames(type, content, id));
    return id;
  }

  async finish(id: string, within?: number): Promise<Exchange> {
    const options = within === undefined ? {} : { within };
    const reply = await this.until(
      ({ on, type, parent }) => on !== "iopub" && parent === id && type.endsWith("_reply"),
      options,
    );
    await this.until(
      ({ type, parent, content }) => parent === id && type === "status" && content.execution_state === "idle",
      options,
    );
    return { reply, published: this.received.filter((one) => one.parent === id && one !== reply) };
  }

  async ask(channel: Talk, type: string, content: object = {}, within?: number): Promise<Exchange> {
    return await this.finish(await this.post(channel, type, content), within);
  }

  async execute(code: string, content: object = {}, within?: number): Promise<Exchange> {
    return await this.ask("shell", "execute_request", { code, ...content }, within);
  }

  /** What a client does first: asks until both the reply and iopub's idle have come. */
  async ready(): Promise<void> {
    const id = await this.post("shell", "kernel_info_request", {});
    await this.until(({ type, parent }) => type === "kernel_info_reply" && parent === id);
    // What was published before the subscription arrived is lost: ask until iopub answers too.
    for (let tries = 0; tries < 100; tries++) {
      try {
        await this.finish(await this.post("shell", "kernel_info_request", {}), 200);
        return;
      } catch {
        // Once more.
      }
    }
    throw new Error(`iopub stays silent: ${this.stderr}`);
  }

  async heartbeat(): Promise<number> {
    const started = performance.now();
    await this.#sockets.hb.send(["", "ping"]);
    await this.#sockets.hb.receive();
    return performance.now() - started;
  }

  get running(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  async stop(): Promise<void> {
    for (const socket of [...Object.values(this.#sockets), this.#iopub]) socket.close();
    if (this.running) {
      const gone = new Promise((resolve) => this.process.once("exit", resolve));
      this.process.kill("SIGTERM");
      const timer = setTimeout(() => this.process.kill("SIGKILL"), 3000);
      await gone;
      clearTimeout(timer);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const types = ({ published }: Exchange) => published.map(({ type }) => type);

/** The last value, as text. */
export const result = ({ published }: Exchange) =>
  published.find(({ type }) => type === "execute_result")?.content.data["text/plain"];

/** The text of one stream. */
export function streamed({ published }: Exchange, name = "stdout"): string {
  return published
    .filter(({ type, content }) => type === "stream" && content.name === name)
    .map(({ content }) => content.text)
    .join("");
}
