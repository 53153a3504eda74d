// A Jupyter message on the wire: routing ids, a delimiter, a signature, four JSON frames, raw buffers.
// https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
// Left out: the check for a signature seen before; a peer that knows the key may say a thing twice.

// An import would read Web Crypto too, which takes Node ten milliseconds.
const { createHmac, randomUUID, timingSafeEqual } = process.getBuiltinModule("node:crypto");

export interface Message {
  /** Whom an answer goes to. */
  readonly identities: readonly Buffer[];
  readonly type: string;
  /** The header as it came: an answer carries it, byte for byte, as its parent. */
  readonly header: Buffer;
  readonly content: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export class Malformed {
  constructor(readonly reason: string) {}
}

const delimiter = Buffer.from("<IDS|MSG>");
const empty = Buffer.from("{}");
const protocol = "5.4";

export interface Signer {
  readonly key: string;
  readonly digest: string;
}

function sign({ key, digest }: Signer, frames: readonly Buffer[]): string {
  if (key === "") return "";
  const hmac = createHmac(digest, key);
  for (const frame of frames) hmac.update(frame);
  return hmac.digest("hex");
}

export function parse(frames: readonly Buffer[], signer: Signer): Message | Malformed {
  const at = frames.findIndex((frame) => frame.equals(delimiter));
  if (at < 0) return new Malformed("no delimiter");
  const [signature, header, parent, metadata, content] = frames.slice(at + 1);
  if (!signature || !header || !parent || !metadata || !content) return new Malformed("frames are missing");
  const expected = Buffer.from(sign(signer, [header, parent, metadata, content]));
  if (signer.key !== "" && !(expected.length === signature.length && timingSafeEqual(expected, signature))) {
    return new Malformed("wrong signature");
  }
  const parsed = [header, parent, metadata, content].map(object);
  if (parsed.includes(undefined)) return new Malformed("a frame is no JSON object");
  const { msg_id: id, msg_type: type } = parsed[0]!;
  if (typeof id !== "string" || typeof type !== "string") return new Malformed("header without msg_id and msg_type");
  return { identities: frames.slice(0, at), type, header, metadata: parsed[2]!, content: parsed[3]! };
}

function object(frame: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(frame.toString());
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Writes messages of one kernel's life: one session id, counted message ids. */
export class Composer {
  readonly session = randomUUID();
  #count = 0;

  constructor(readonly signer: Signer) {}

  emit(
    type: string,
    content: object,
    options: {
      readonly to?: readonly Buffer[];
      /** The header of the message that this one answers. */
      readonly parent?: Buffer | undefined;
      readonly metadata?: object | undefined;
    } = {},
  ): Buffer[] {
    const header = {
      msg_id: `${this.session}_${process.pid}_${++this.#count}`,
      session: this.session,
      username: "skbook",
      date: new Date().toISOString(),
      msg_type: type,
      version: protocol,
    };
    const frames = [json(header), options.parent ?? empty, json(options.metadata ?? {}), json(content)];
    return [...(options.to ?? []), delimiter, Buffer.from(sign(this.signer, frames)), ...frames];
  }
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}
