// The end of a way that is known: a device and a neighbour whose link header is ready made (hh_cache). What fast paths send by.
import * as ethernet from "../wire/ethernet.js";
import type { Crossing } from "./crossing.js";
import { CROSSING, count, unforwardable } from "./dev.js";
import type { Device } from "./device.js";
import type { SkbId } from "./event.js";
import { mtuOf } from "./exception.js";
import { connected, type NeighState } from "./neighbour.js";
import type { Neighbour } from "./neightable.js";
import type { Route } from "./route.js";
import type { Stack } from "./stack.js";

export class WayOut {
  readonly dev: Device;
  /** Ethernet's, for the neighbour. */
  header: Uint8Array;
  /** As it was when `header` was made: a state is replaced, never written to. */
  private state: NeighState;

  private constructor(
    private readonly stack: Stack,
    route: Route,
    readonly neighbour: Neighbour,
    readonly mtu: number,
  ) {
    this.dev = route.dev;
    this.state = neighbour.state;
    this.header = headerTo(neighbour, route.dev);
  }

  /** Of a route to one host by one hop, of which nothing was learnt; undefined where the neighbour has to be asked for. */
  static of(stack: Stack, route: Route, forwarding = false): WayOut | undefined {
    const { fib, exception, redirect, gateway, dev, type, destination } = route;
    if (type !== "unicast" || dev.loopback || (fib && fib.hops.length !== 1) || exception || redirect) return undefined;
    const neighbour = stack.neighbours.find(dev, gateway ?? destination);
    return neighbour && ready(neighbour)
      ? new WayOut(stack, route, neighbour, mtuOf(stack, route, forwarding))
      : undefined;
  }

  /** A packet may go now, and without a word: neighbours change by themselves, so each is asked. */
  ready(): boolean {
    const { neighbour } = this;
    if (neighbour.dead) return false;
    if (this.state !== neighbour.state) {
      if (!ready(neighbour)) return false;
      if (this.state.lladdr !== neighbour.state.lladdr) this.header = headerTo(neighbour, this.dev);
      this.state = neighbour.state;
    }
    if (!connected(this.state.nud)) this.state = this.stack.neighbours.touch(neighbour);
    return true;
  }

  /** It is one end of a veth pair, and nothing keeps a frame of this length from the other one. */
  straight(length: number): boolean {
    const { dev } = this;
    return dev.kind === "veth" && dev.up && dev.active && !unforwardable(dev.peer, length);
  }

  /** dev_queue_xmit and veth_xmit of what straight() was asked of, of which the log knows: as in dev.ts, but no array is made. */
  cross(frame: Crossing, sealed: boolean, id: SkbId, cause: SkbId | undefined): void {
    const { dev, stack } = this;
    const peer = dev.peer!;
    frame.dev = peer;
    frame.sealed = sealed;
    frame.id = id;
    frame.cause = cause;
    stack.packetSockets.tap(dev, "out", frame.spot, frame.bytes);
    count(dev.counters.tx, dev, frame.length);
    peer.netns.kernel.raise(CROSSING, frame);
  }
}

/** A packet is sent to it without a word, whatever becomes of the neighbour later (NeighbourTable.sends). */
const ready = ({ cached, dead, state: { nud } }: Neighbour): boolean =>
  cached && !dead && (connected(nud) || nud === "DELAY" || nud === "PROBE");

const headerTo = ({ state }: Neighbour, out: Device): Uint8Array =>
  ethernet.emit({
    destination: state.lladdr!,
    source: out.mac,
    type: ethernet.TYPE_IPV4,
    payload: new Uint8Array(0),
  });
