// The axes of a sequence diagram: processes, protocol stacks and devices that took part, grouped by network namespace.
// Order: the chain of linked namespaces from one end to the other; inside one, devices stand on the side of their link.
import type { Event } from "../../net/event.js";
import type { Words } from "../words.js";
import type { DeviceView, World } from "../world.js";
import { asAsked, improved, leastCrossing, trafficOf } from "./order.js";

export interface Axis {
  readonly key: string;
  readonly kind: "process" | "stack" | "device";
  readonly group: string;
  readonly name: string;
  readonly details: readonly string[];
}

export interface Group {
  readonly key: string;
  readonly machine: string;
  readonly netns: string;
}

interface Place {
  readonly machine: string;
  readonly netns: string;
}

export const groupKey = (place: Place) => `${place.machine}\n${place.netns}`;
export const processKey = (place: Place, pid: number) => `process\n${groupKey(place)}\n${pid}`;
export const stackKey = (place: Place) => `stack\n${groupKey(place)}`;
export const deviceKey = (place: Place, device: string) => `device\n${groupKey(place)}\n${device}`;

/** The wiring of the world, by device key. */
export class Wiring {
  readonly devices = new Map<string, DeviceView>();
  private readonly peers = new Map<string, string>();
  private readonly groups = new Map<string, Group>();

  constructor(world: World) {
    for (const machine of world.machines)
      for (const netns of machine.netns) {
        const place = { machine: machine.name, netns: netns.name };
        this.groups.set(groupKey(place), { key: groupKey(place), ...place });
        for (const device of netns.devices) this.devices.set(deviceKey(place, device.name), device);
      }
    for (const { a, b } of world.links) {
      this.peers.set(deviceKey(a, a.device), deviceKey(b, b.device));
      this.peers.set(deviceKey(b, b.device), deviceKey(a, a.device));
    }
  }

  peer(key: string): string | undefined {
    return this.peers.get(key);
  }

  /** The bridge that a port belongs to, as a device key. */
  master(place: Place, device: string): string | undefined {
    const name = this.devices.get(deviceKey(place, device))?.master;
    return name === undefined ? undefined : deviceKey(place, name);
  }

  groupOrder(): readonly string[] {
    return [...this.groups.keys()];
  }

  /** Namespaces that a namespace's devices lead to. */
  neighbours(group: string): readonly string[] {
    const found: string[] = [];
    for (const [from, to] of this.peers) {
      const other = groupOf(to);
      if (groupOf(from) === group && other !== group && !found.includes(other)) found.push(other);
    }
    return found;
  }
}

export function groupOf(axisKey: string): string {
  const parts = axisKey.split("\n");
  return `${parts[1]}\n${parts[2]}`;
}

/** What goes between which axes, and an order that somebody asked for: names of machines, namespaces, axes. */
export interface Arranging {
  readonly arrows: readonly { readonly from: string; readonly to: string }[];
  readonly asked?: readonly string[] | undefined;
}

export function axesOf(
  events: readonly Event[],
  wiring: Wiring,
  words: Words,
  { arrows, asked = [] }: Arranging,
): { axes: readonly Axis[]; groups: readonly Group[] } {
  const used = new Map<string, Axis>();
  const groups = new Map<string, Group>();
  const add = (event: Event, kind: Axis["kind"], key: string, name: string, details: readonly string[]) => {
    const group = groupKey(event);
    groups.set(group, { key: group, machine: event.machine, netns: event.netns });
    if (!used.has(key)) used.set(key, { key, kind, group, name, details });
  };
  for (const event of events) {
    if (event.kind === "send" || event.kind === "deliver")
      add(event, "process", processKey(event, event.pid), event.program, [`pid ${event.pid}`]);
    if (event.kind === "frame" || event.kind === "neigh") {
      const key = deviceKey(event, event.dev);
      add(event, "device", key, event.dev, addresses(wiring.devices.get(key)));
    }
    if (event.kind === "drop" && event.dev !== undefined && endsAtDevice(event.reason)) {
      const key = deviceKey(event, event.dev);
      add(event, "device", key, event.dev, addresses(wiring.devices.get(key)));
    }
    add(event, "stack", stackKey(event), words.stack, words.stackTerm === "" ? [] : [words.stackTerm]);
  }
  const traffic = trafficOf(arrows);
  const among = traffic.map(({ from, to, count }) => ({ from: groupOf(from), to: groupOf(to), count }));
  const wired = groupOrder([...groups.keys()], wiring, firstActor(events));
  const order = asAsked(leastCrossing(wired, among), asked, (key) => [
    ...placeNames(groups.get(key)!),
    ...[...used.values()].flatMap((axis) => (axis.group === key ? axisNames(axis, groups.get(key)!) : [])),
  ]);
  const arranged = order.map((group, at) => {
    const own = [...used.values()].filter((axis) => axis.group === group);
    return arrange(own, wiring, (other) => Math.sign(order.indexOf(other) - at)).map(({ key }) => key);
  });
  const ends = arranged.map((_, at) => arranged.slice(0, at + 1).reduce((sum, own) => sum + own.length, 0));
  const spans = ends.map((end, at) => [end - arranged[at]!.length, end] as const);
  const least = improved(arranged.flat(), traffic, spans);
  const axes = spans.flatMap(([from, to]) =>
    asAsked(least.slice(from, to), asked, (key) => axisNames(used.get(key)!, groups.get(used.get(key)!.group)!)),
  );
  return { axes: axes.map((key) => used.get(key)!), groups: order.map((key) => groups.get(key)!) };
}

/** "host", or "host/blue" and "blue". */
function placeNames({ machine, netns }: Group): readonly string[] {
  return netns === "" ? [machine] : [`${machine}/${netns}`, netns];
}

/** "eth0" and "host:eth0"; a protocol stack is "stack" in every language. */
function axisNames({ kind, name }: Axis, group: Group): readonly string[] {
  const own = kind === "stack" ? [name, "stack"] : [name];
  return [...own, ...placeNames(group).flatMap((place) => own.map((each) => `${place}:${each}`))];
}

/** Drops that are the device's doing, not the stack's. */
export function endsAtDevice(reason: string): boolean {
  return reason === "DEV_READY" || reason === "FULL_RING" || reason === "NO_TX_TARGET";
}

function addresses(device: DeviceView | undefined): readonly string[] {
  if (!device) return [];
  const v4 = device.addresses.filter((address) => !address.includes(":"));
  return v4.length > 2 ? [v4[0]!, `+${v4.length - 1}`] : v4;
}

function firstActor(events: readonly Event[]): string | undefined {
  const first = events.find((event) => event.kind === "send") ?? events[0];
  return first && groupKey(first);
}

/** Walks the wiring from an end of the chain that the first actor stands on, so that links join neighbours. */
function groupOrder(used: readonly string[], wiring: Wiring, first: string | undefined): readonly string[] {
  const rank = wiring.groupOrder();
  const place = (key: string) => (rank.indexOf(key) + rank.length + 1) % (rank.length + 1);
  const sorted = [...used].sort((a, b) => place(a) - place(b));
  const next = (key: string) => wiring.neighbours(key).filter((other) => used.includes(other));
  const order: string[] = [];
  const walk = (key: string) => {
    if (order.includes(key)) return;
    order.push(key);
    for (const other of next(key)) walk(other);
  };
  if (first !== undefined && next(first).length > 1) {
    const end = reach(first, next).find((key) => next(key).length === 1);
    if (end !== undefined) walk(end);
  }
  if (first !== undefined) walk(first);
  for (const key of sorted) walk(key);
  return order;
}

function reach(from: string, next: (key: string) => readonly string[]): readonly string[] {
  const found = [from];
  for (const key of found) for (const other of next(key)) if (!found.includes(other)) found.push(other);
  return found;
}

function arrange(own: readonly Axis[], wiring: Wiring, side: (group: string) => number): readonly Axis[] {
  const devices = own.filter((axis) => axis.kind === "device");
  const isLeft = (axis: Axis) => {
    const peer = wiring.peer(axis.key);
    return peer !== undefined && side(groupOf(peer)) < 0;
  };
  const rank = (axis: Axis) => {
    const kind = wiring.devices.get(axis.key)?.kind;
    return kind === "loopback" || axis.name === "lo" ? 0 : kind === "bridge" ? 1 : 2;
  };
  // veth2 before veth10; an index would put the pair's ends in the order of their making.
  const natural = (name: string) => name.replace(/\d+/g, (digits) => digits.padStart(10, "0"));
  const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const byPlace = (a: Axis, b: Axis) => rank(a) - rank(b) || byName(natural(a.name), natural(b.name));
  const left = devices.filter(isLeft).sort(byPlace).reverse();
  const right = devices.filter((axis) => !isLeft(axis)).sort(byPlace);
  const processes = own.filter((axis) => axis.kind === "process");
  const stacks = own.filter((axis) => axis.kind === "stack");
  // With links to the left only, the namespace is the mirror of the first one: its processes stand at the far right.
  if (left.length > 0 && right.every((axis) => axis.name === "lo")) return [...left, ...right, ...stacks, ...processes];
  return [...left, ...processes, ...stacks, ...right];
}
