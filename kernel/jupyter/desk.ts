// How a request is answered: busy, what there is to show, the reply, idle. In this order: a client that stops listening
// at idle has then seen everything.

import type { Channel } from "./connection.js";
import type { Composer, Message } from "./message.js";
import type { Lines } from "./sockets.js";

export interface Reply {
  readonly content: object;
  readonly metadata?: object;
}

export class Desk {
  constructor(
    readonly lines: Lines,
    readonly composer: Composer,
  ) {}

  /** To everyone who listens. `parent` is the header of the request that led to it. */
  publish(type: string, content: object, parent?: Buffer, metadata?: object): Promise<void> {
    return this.lines.iopub.send(this.composer.emit(type, content, { to: [Buffer.from(type)], parent, metadata }));
  }

  status(state: "starting" | "busy" | "idle", parent?: Buffer): Promise<void> {
    return this.publish("status", { execution_state: state }, parent);
  }

  /** To the one who asked: `x_request` is answered by `x_reply`. */
  reply(channel: Channel, request: Message, { content, metadata }: Reply): Promise<void> {
    const type = request.type.replace(/_request$/, "_reply");
    const to = request.identities;
    return this.lines[channel].send(this.composer.emit(type, content, { to, parent: request.header, metadata }));
  }

  /** Answers one request; a message that asks nothing has no reply. Never rejects. */
  async serve(channel: Channel, request: Message, work: () => Promise<Reply | undefined>): Promise<void> {
    await this.status("busy", request.header);
    let reply: Reply | undefined;
    try {
      reply = await work();
    } catch (error) {
      // Our own fault: said, and the kernel goes on.
      process.stderr.write(`skbook kernel: ${request.type}: ${(error as Error).stack}\n`);
      const { name, message } = error as Error;
      if (request.type.endsWith("_request"))
        reply = { content: { status: "error", ename: name, evalue: message, traceback: [] } };
    }
    if (reply) await this.reply(channel, request, reply);
    await this.status("idle", request.header);
  }
}
