// What each packet of a run is called: by the bytes that are first known of it, even where something is decided about it
// before a tap saw it; a fragment by the datagram that it is a piece of; what was put together again by its whole.
import type { Event, SkbId } from "../../net/event.js";
import * as ethernet from "../../wire/ethernet.js";
import * as ipv4 from "../../wire/ipv4.js";
import { isMalformed } from "../../wire/malformed.js";
import { type Glance, glanceFrame, glancePacket } from "../packet/read.js";
import { packetWords, type Words } from "../words.js";

interface Piece {
  /** What all fragments of a datagram share. */
  readonly datagram: string;
  readonly from: number;
  readonly to: number;
}

export class Naming {
  private readonly names = new Map<SkbId, Glance>();
  private readonly pieces = new Map<SkbId, Piece>();
  private readonly datagrams = new Map<string, Glance>();

  constructor(
    events: readonly Event[],
    private readonly words: Words,
  ) {
    for (const event of events) if ("skb" in event && !this.names.has(event.skb)) this.meet(event);
  }

  /** Undefined where no bytes of it were ever seen. */
  of(skb: SkbId): Glance | undefined {
    return this.names.get(skb);
  }

  /** A later piece of a datagram: its own bytes do not say what it is. */
  continues(skb: SkbId): boolean {
    return (this.pieces.get(skb)?.from ?? 0) > 0;
  }

  /** From here on this packet, its last fragment's, is the whole datagram. */
  together(skb: SkbId): void {
    const whole = this.datagrams.get(this.pieces.get(skb)?.datagram ?? "");
    if (whole) this.names.set(skb, whole);
  }

  private meet(event: Extract<Event, { skb: SkbId }>): void {
    if (event.kind === "decision") return;
    const named = event.kind === "frame" ? glanceFrame(event.bytes) : glancePacket(event.packet);
    const glance = { ...named, brief: packetWords(this.words, named) };
    const piece = pieceOf(event.kind === "frame" ? packetIn(event.bytes) : event.packet);
    if (piece?.from === 0) {
      this.datagrams.set(piece.datagram, glance);
      // Cut before any tap saw it whole.
      if ("cause" in event && event.cause !== undefined && !this.names.has(event.cause))
        this.names.set(event.cause, glance);
    }
    const whole = piece && this.datagrams.get(piece.datagram);
    if (!piece || !whole) {
      this.names.set(event.skb, glance);
      return;
    }
    this.pieces.set(event.skb, piece);
    const { brief, like } = whole;
    const part = this.words.sequence.fragment(piece.from, piece.to);
    this.names.set(event.skb, { ...glance, brief: `${brief} ${part}`, like: `${like} ${part}` });
  }
}

const nothing = new Uint8Array(0);

function packetIn(frame: Uint8Array): Uint8Array {
  const { type, payload } = ethernetOf(frame);
  return type === ethernet.TYPE_IPV4 ? payload : nothing;
}

function ethernetOf(frame: Uint8Array): { readonly type: number; readonly payload: Uint8Array } {
  const parsed = ethernet.parse(frame);
  return isMalformed(parsed) ? { type: 0, payload: nothing } : parsed;
}

function pieceOf(packet: Uint8Array): Piece | undefined {
  const header = ipv4.parseQuoted(packet);
  if (isMalformed(header) || !(header.moreFragments || header.fragmentOffset > 0)) return undefined;
  const { source, destination, id, protocol, fragmentOffset: from, payload } = header;
  return { datagram: `${source} ${destination} ${id} ${protocol}`, from, to: from + payload.length };
}
