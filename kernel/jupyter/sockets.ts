// The five ZeroMQ sockets of a kernel. What is sent waits for what was sent before it: zeromq.js refuses (EBUSY) a send
// that begins while another one is busy. No high water mark: a publisher would drop messages above it without a word.

import { createRequire } from "node:module";
import type { Socket } from "zeromq";
import { Fault } from "../fault.js";
import { type Channel, type Connection, channels } from "./connection.js";

// Required, not imported: Node reads a CommonJS package's text for its exports before an import of it.
const { Router, XPublisher } = createRequire(import.meta.url)("zeromq") as typeof import("zeromq");

type Frames = readonly Buffer[];
type Both = Socket & { send(frames: Buffer[]): Promise<void>; receive(): Promise<Buffer[]> };

/** One socket: sends in order, receives in order. */
export class Line {
  #tail: Promise<void> = Promise.resolve();

  constructor(readonly socket: Both) {}

  /** Resolves when the message is ZeroMQ's. A peer that went away is no error. */
  send(frames: Frames): Promise<void> {
    this.#tail = this.#tail.then(async () => {
      try {
        await this.socket.send([...frames]);
      } catch (error) {
        if (!this.socket.closed) process.stderr.write(`skbook kernel: ${(error as Error).message}\n`);
      }
    });
    return this.#tail;
  }

  /** Calls `handle` for every message until the socket closes. */
  async receive(handle: (frames: Buffer[]) => void): Promise<void> {
    while (!this.socket.closed) {
      let frames: Buffer[];
      try {
        frames = await this.socket.receive();
      } catch (error) {
        if (this.socket.closed) return;
        throw error;
      }
      handle(frames);
    }
  }
}

export type Lines = Readonly<Record<Channel, Line>>;

export async function bind(connection: Connection): Promise<Lines> {
  const options = { linger: 1000, sendHighWaterMark: 0, receiveHighWaterMark: 0, ipv6: true };
  const lines = {} as Record<Channel, Line>;
  for (const channel of channels) {
    const address = connection.addresses[channel];
    // The option must be off for IPv4: with it, ZeroMQ binds a socket that also accepts IPv6.
    const chosen = { ...options, ipv6: address.startsWith("tcp://[") };
    const socket = channel === "iopub" ? new XPublisher(chosen) : new Router({ ...chosen, handover: true });
    // Every subscription is seen, also the second of the same topic: each is answered by a welcome.
    if (socket instanceof XPublisher) socket.verbosity = "allSubs";
    try {
      await socket.bind(address);
    } catch (error) {
      throw new Fault(`${channel}: cannot listen on ${address}: ${(error as Error).message}`);
    }
    lines[channel] = new Line(socket as Both);
  }
  return lines;
}

export function close(lines: Lines): void {
  for (const channel of channels) lines[channel].socket.close();
}
