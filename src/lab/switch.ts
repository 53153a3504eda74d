// A learning Ethernet switch (IEEE 802.1D §7): remembers behind which port a MAC was seen last, floods what it does not know.
// Left out: VLANs, spanning tree, multicast snooping, the switch's own address.
import { type Clock, type Nanos, SECOND } from "../sim/clock.js";
import { formatMac, type Mac } from "../wire/address.js";
import * as ethernet from "../wire/ethernet.js";
import { isMalformed } from "../wire/malformed.js";
import type { Carried, End, Link } from "./link.js";

export interface SwitchOptions {
  /** Seconds after which a MAC that was not seen again is forgotten; 300 unless told. */
  readonly ageing?: number;
}

/** How long a frame takes from port to port. */
const LATENCY = 5_000;

export class Port implements End {
  readonly card = undefined;
  link: Link | undefined;
  /** What is at the other end. */
  end: End | undefined;
  constructor(
    private readonly bridge: Switch,
    readonly number: number,
  ) {}

  get name(): string {
    return `${this.bridge.name}/port${this.number}`;
  }

  plug(link: Link, end: End): void {
    this.link = link;
    this.end = end;
  }

  receive(bytes: Uint8Array, skb: Carried): void {
    this.bridge.forward(this, bytes, skb);
  }
}

export class Switch {
  /** @internal */
  readonly ports: Port[] = [];
  private readonly seen = new Map<Mac, { port: Port; time: Nanos }>();
  private readonly ageing: Nanos;

  /** @internal Switches are made by `lab.switch`. */
  constructor(
    readonly name: string,
    private readonly clock: Clock,
    options: SwitchOptions,
  ) {
    this.ageing = (options.ageing ?? 300) * SECOND;
  }

  /** @internal */
  addPort(): Port {
    const port = new Port(this, this.ports.length + 1);
    this.ports.push(port);
    return port;
  }

  /** Which MAC is behind which port, and how many seconds ago it was seen. */
  get table(): { mac: string; port: number; age: number }[] {
    return [...this.seen]
      .filter(([, { time }]) => this.fresh(time))
      .map(([mac, { port, time }]) => ({
        mac: formatMac(mac),
        port: port.number,
        age: (this.clock.now - time) / SECOND,
      }));
  }

  /** What a notebook shows of it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `switch ${this.name}: ${this.ports.map((port) => port.end?.name ?? "nothing").join(", ")}`;
  }

  /** @internal A frame came in at a port. */
  forward(from: Port, bytes: Uint8Array, skb: Carried): void {
    const frame = ethernet.parse(bytes);
    const card = from.end?.card;
    if (isMalformed(frame))
      return card?.netns.drop(skb.id, "DEV_HDR", `switch ${this.name}`, bytes, card, [
        { name: "malformed", value: frame.malformed },
      ]);
    if (!isGroup(frame.source)) this.seen.set(frame.source, { port: from, time: this.clock.now });
    const known = isGroup(frame.destination) ? undefined : this.seen.get(frame.destination);
    const target = known && this.fresh(known.time) ? known.port : undefined;
    if (target === from)
      return card?.netns.drop(skb.id, "NO_TX_TARGET", `switch ${this.name}`, bytes, card, [
        { name: formatMac(frame.destination), value: `behind port ${from.number}, where it came from` },
      ]);
    const to = target ? [target] : this.ports.filter((port) => port !== from && port.link);
    if (to.length === 0)
      return card?.netns.drop(skb.id, "NO_TX_TARGET", `switch ${this.name}`, bytes, card, [
        { name: "other ports", value: "none" },
      ]);
    const way = target ? `port ${target.number}` : "not known: to all ports";
    card?.netns.decide(
      skb.id,
      `switch ${this.name}`,
      target ? "switched" : "flooded",
      [{ name: formatMac(frame.destination), value: way }],
      card,
    );
    this.clock.after(LATENCY, () => {
      for (const port of to) port.link?.send(port, bytes, skb);
    });
  }

  private fresh(time: Nanos): boolean {
    return this.clock.now - time < this.ageing;
  }
}

const isGroup = (mac: Mac): boolean => (Math.floor(mac / 2 ** 40) & 1) === 1;
