// Fragments (net/ipv4/ip_output.c ip_do_fragment, ip_fragment.c): a packet cut to an MTU, and put together again.
// Left out: the memory limits (ipfrag_high_thresh), reassembly by connection tracking, cutting by frag_max_size.
import type { Timer } from "../sim/clock.js";
import { formatIpv4 } from "../wire/address.js";
import * as ipv4 from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import type { Fact } from "./event.js";
import type { DropReason } from "./reason.js";
import { input, isRefusal } from "./route.js";
import type { Skb } from "./skb.js";
import type { Stack } from "./stack.js";

/** ip_do_fragment: every piece but the last is filled up to a multiple of eight bytes. */
export function split(packet: Uint8Array, mtu: number): Uint8Array[] {
  const header = ipv4.parse(packet);
  if (isMalformed(header)) return [packet];
  const room = mtu - (packet.length - header.payload.length);
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < header.payload.length; ) {
    const left = header.payload.length - from;
    const length = left > room ? room & ~7 : left;
    pieces.push(
      ipv4.emit({
        ...header,
        options: from === 0 ? header.options : copied(header.options),
        moreFragments: header.moreFragments || length < left,
        fragmentOffset: header.fragmentOffset + from,
        payload: header.payload.subarray(from, from + length),
      }),
    );
    from += length;
  }
  return pieces;
}

// ip_options_fragment: what need not be in every fragment becomes no-operation.
function copied(options: Uint8Array): Uint8Array {
  const bytes = options.slice();
  for (let i = 0; i < bytes.length; ) {
    const type = bytes[i]!;
    if (type === 0) break;
    const length = type === 1 ? 1 : (bytes[i + 1] ?? 0);
    if (length === 0 || i + length > bytes.length) break;
    if ((type & 0x80) === 0) bytes.fill(1, i, i + length);
    i += length;
  }
  return bytes;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly skb: Skb;
  readonly header: ipv4.Ipv4;
}

interface Queue {
  /** By offset, without overlaps. */
  pieces: Piece[];
  /** Where the datagram ends; known once its last fragment is there. */
  end: number | undefined;
  largest: number;
  /** The largest that had DF. */
  largestWhole: number;
  timer: Timer;
}

const first = (queue: Queue): Piece | undefined => (queue.pieces[0]?.from === 0 ? queue.pieces[0] : undefined);

export class Reassembly {
  private readonly queues = new Map<string, Queue>();

  constructor(private readonly stack: Stack) {}

  /** ip_defrag: the whole datagram once its last piece is there. */
  take(skb: Skb, header: ipv4.Ipv4): Skb | undefined {
    const { snmp } = this.stack;
    snmp.count("IpReasmReqds");
    const key = `${header.source}/${header.destination}/${header.id}/${header.protocol}/${skb.dev?.index ?? 0}`;
    const queue = this.queues.get(key) ?? this.open(key);
    const from = header.fragmentOffset;
    const to = from + (header.moreFragments ? header.payload.length & ~7 : header.payload.length);
    const read = [{ name: "fragment", value: `id ${header.id} bytes ${from} to ${to}` }];
    if (from + header.payload.length > 0xffff) return this.refuse(skb, "NOT_SPECIFIED", read);
    const last = queue.pieces.at(-1)?.to ?? 0;
    const misfit = header.moreFragments
      ? queue.end !== undefined && to > queue.end
      : to < last || (queue.end !== undefined && queue.end !== to);
    if (misfit || to === from) {
      this.discard(key, queue, "one that does not fit came");
      return this.refuse(skb, "NOT_SPECIFIED", read);
    }
    const over = queue.pieces.filter((piece) => piece.from < to && from < piece.to);
    if (over.length > 0) {
      if (over.some((piece) => piece.from <= from && to <= piece.to)) return this.refuse(skb, "DUP_FRAG", read);
      // RFC 5722 for IPv6; Linux does the same here since 4.20: all of it goes.
      snmp.count("IpExtReasmOverlaps");
      this.discard(key, queue, "one that overlaps came");
      return this.refuse(skb, "NOT_SPECIFIED", [...read, { name: "overlaps", value: "another fragment" }]);
    }
    if (!header.moreFragments) queue.end = to;
    queue.pieces.push({ from, to, skb, header });
    queue.pieces.sort((a, b) => a.from - b.from);
    queue.largest = Math.max(queue.largest, skb.packet.length);
    if (header.dontFragment) queue.largestWhole = Math.max(queue.largestWhole, skb.packet.length);
    const held = queue.pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0);
    if (queue.end === undefined || held < queue.end) {
      this.stack.decide(skb.id, "ip_frag_queue", "held", [...read, { name: "held", value: `${held} bytes` }], skb.dev);
      return undefined;
    }
    this.close(key, queue);
    return this.whole(queue, skb);
  }

  // ip_frag_reasm
  private whole(queue: Queue, last: Skb): Skb | undefined {
    const { header, skb } = queue.pieces[0]!;
    const payload = new Uint8Array(queue.end!);
    for (const piece of queue.pieces) payload.set(piece.header.payload.subarray(0, piece.to - piece.from), piece.from);
    if (skb.packet.length - header.payload.length + payload.length > 0xffff) {
      this.stack.snmp.count("IpReasmFails");
      const read = [{ name: "length", value: `${payload.length} bytes, longer than a datagram` }];
      for (const piece of queue.pieces)
        this.stack.drop(piece.skb.id, "NOT_SPECIFIED", "ip_frag_reasm", piece.skb.packet, piece.skb.dev, read);
      return undefined;
    }
    this.stack.snmp.count("IpReasmOKs");
    const dontFragment = queue.largestWhole === queue.largest;
    const pieces = { name: "fragments", value: `${queue.pieces.length} of id ${header.id}, ${payload.length} bytes` };
    this.stack.decide(last.id, "ip_frag_reasm", "reassembled", [pieces], last.dev);
    const packet = ipv4.emit({ ...header, dontFragment, moreFragments: false, fragmentOffset: 0, payload });
    return { ...last, packet };
  }

  private open(key: string): Queue {
    const { kernel, sysctl } = this.stack;
    const wait = kernel.fromMs(1000 * (sysctl.get("ipv4/ipfrag_time") ?? 30));
    const timer = kernel.timer(kernel.jiffies + wait, () => this.expire(key));
    const queue: Queue = { pieces: [], end: undefined, largest: 0, largestWhole: 0, timer };
    this.queues.set(key, queue);
    return queue;
  }

  // ip_expire: who got the first fragment can tell the sender.
  private expire(key: string): void {
    const queue = this.queues.get(key);
    if (!queue) return;
    this.queues.delete(key);
    const { stack } = this;
    stack.snmp.count("IpReasmFails");
    stack.snmp.count("IpReasmTimeout");
    const head = first(queue);
    const read = [{ name: "net.ipv4.ipfrag_time", value: String(stack.sysctl.get("ipv4/ipfrag_time") ?? 30) }];
    if (head) {
      const { source, destination } = head.header;
      const result = input(stack, { source, destination, dev: head.skb.dev! });
      if (!isRefusal(result)) stack.icmpError({ type: "time-exceeded", code: 1 }, head.skb, result.route);
    }
    for (const { skb } of queue.pieces)
      stack.drop(skb.id, "FRAG_REASM_TIMEOUT", "ip_expire", skb.packet, skb.dev, read);
  }

  private refuse(skb: Skb, reason: DropReason, read: readonly Fact[]): undefined {
    const header = ipv4.parse(skb.packet);
    const from = isMalformed(header) ? [] : [{ name: "source", value: formatIpv4(header.source) }];
    this.stack.drop(skb.id, reason, "ip_frag_queue", skb.packet, skb.dev, [...read, ...from]);
    return undefined;
  }

  private discard(key: string, queue: Queue, why: string): void {
    this.stack.snmp.count("IpReasmFails");
    this.close(key, queue);
    const read = [{ name: "fragments", value: why }];
    for (const { skb } of queue.pieces)
      this.stack.drop(skb.id, "NOT_SPECIFIED", "ip_frag_queue", skb.packet, skb.dev, read);
  }

  private close(key: string, queue: Queue): void {
    queue.timer.cancel();
    this.queues.delete(key);
  }
}
