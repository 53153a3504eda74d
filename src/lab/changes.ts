// Changes that might let a lost packet pass, nearest first, as commands to type: every setting that was read on its way, each
// device that is down, a route, an address, a neighbour. Which of them help is found by trying them, not known here.
import type { Event } from "../net/index.js";
import type { DeviceView, World } from "../view/index.js";
import { formatIpv4, parseIpv4 } from "../wire/address.js";

/** A route to one address, by a device or by a gateway. */
export interface HostRoute {
  readonly machine: string;
  readonly netns: string;
  readonly target: string;
  /** Undefined where the kernel finds it from the gateway. */
  readonly dev: string | undefined;
}

/** A command for a shell of this machine's first namespace. */
export interface Typed {
  readonly machine: string;
  readonly line: string;
  /** That this adds, and no more. */
  readonly route?: HostRoute;
}

/** Whether a route in this namespace could matter. */
export type Reach = (place: Pick<Place, "machine" | "netns">) => boolean;

/** `targets`: dotted addresses that the packets were for, or that the command named. */
export function changesFor(
  events: readonly Event[],
  world: World,
  targets: readonly string[],
  reach: Reach,
): readonly Typed[] {
  const all = [
    ...events.flatMap(settings),
    ...places(world).flatMap(down),
    ...events.flatMap((event) => claimed(event, world)),
    ...events.flatMap((event) => routes(event, world, targets)),
    ...places(world)
      .filter(reach)
      .flatMap((place) => towards(place, world, targets)),
  ];
  const seen = new Set<string>();
  return all.filter(({ machine, line }) => !seen.has(`${machine}\n${line}`) && seen.add(`${machine}\n${line}`));
}

interface Place {
  readonly machine: string;
  readonly netns: string;
  readonly dev: DeviceView;
}

const typed = ({ machine, netns }: Pick<Event, "machine" | "netns">, line: string): Typed => ({
  machine,
  line: netns === "" ? line : `ip netns exec ${netns} ${line}`,
});

function places(world: World): readonly Place[] {
  return world.machines.flatMap(({ name, netns }) =>
    netns.flatMap((space) => space.devices.map((dev) => ({ machine: name, netns: space.name, dev }))),
  );
}

/** What was read may be one setting, or everybody's and the device's joined: "1 (all=1 max e0=0)". */
function settings(event: Event): readonly Typed[] {
  if (!("read" in event)) return [];
  return event.read.flatMap(({ name, value }) => {
    const [, now, all, join, own] = /^(-?\d+)(?: \(all=(-?\d+) (\w+) \S+=(-?\d+)\))?/.exec(value) ?? [];
    if (!name.startsWith("net.") || now === undefined) return [];
    const parts = [{ key: name, value: Number(own ?? now) }];
    if (all !== undefined)
      parts.unshift({ key: name.replace(/^(net\.ipv[46]\.conf\.).*\.(\w+)$/, "$1all.$2"), value: Number(all) });
    // inet_forward_change: ip_forward is everybody's forwarding.
    const isForwarding = name.endsWith(".forwarding");
    // Asked for as yes or no: IN_DEV_ANDCONF, IN_DEV_ORCONF, IN_DEV_FORWARD.
    const values = isForwarding || join === "and" || join === "or" ? [Number(now === "0")] : others(Number(now));
    const forwarding = isForwarding ? values : [];
    const everybody = forwarding.map((wanted) => typed(event, `sysctl -w net.ipv4.ip_forward=${wanted}`));
    const single = values.map((wanted) => {
      const writes = written(parts, join, wanted).map(({ key }) => `${key}=${wanted}`);
      return typed(event, `sysctl -w ${writes.join(" ")}`);
    });
    return [...everybody, ...single];
  });
}

/** Linux's switches have two or three values; of what counts or lasts, none is worth a try. */
const others = (now: number): readonly number[] =>
  [0, 1, 2].includes(now) ? [0, 1, 2].filter((each) => each !== now) : [0];

/** Which of the two must be written so that together they say `wanted`; the device's own last, alone where that is enough. */
function written<P extends { readonly value: number }>(
  parts: readonly P[],
  join: string | undefined,
  wanted: number,
): readonly P[] {
  const own = parts.at(-1)!;
  const all = parts.length > 1 ? parts[0]! : undefined;
  const inTheWay = all && (join === "and" ? all.value < wanted : all.value > wanted);
  return inTheWay ? [all, own] : [own];
}

const down = (place: Place): readonly Typed[] =>
  place.dev.kind === "port" || place.dev.up ? [] : [typed(place, `ip link set ${place.dev.name} up`)];

/** Nobody owns the address that was asked for: somebody could. */
function claimed(event: Event, world: World): readonly Typed[] {
  if (event.kind !== "decision" || event.verdict !== "not-ours" || event.dev === undefined) return [];
  const target = event.read.find(({ name }) => name === "target")?.value;
  const owned = places(world).some(({ dev }) => dev.addresses.some((each) => each.startsWith(`${target}/`)));
  if (target === undefined || owned) return [];
  return [typed(event, `ip addr add ${target}/32 dev ${event.dev}`)];
}

/** The route that a lost packet met could be gone, or another one there for where it, or its answer, was to go. */
function routes(event: Event, world: World, targets: readonly string[]): readonly Typed[] {
  if (event.kind !== "drop") return [];
  const met = event.read.flatMap(({ name, value }) => (name === "fib" ? [value] : []));
  const back = event.read.flatMap(({ value }) => /^to ([\d.]+): /.exec(value)?.[1] ?? []);
  const here = places(world).filter(({ machine, netns }) => machine === event.machine && netns === event.netns);
  return [
    ...met.filter((route) => !route.startsWith("local ")).map((route) => typed(event, `ip route del ${route}`)),
    ...here.flatMap((place) => towards(place, world, [...back, ...targets])),
  ];
}

/** Routes over this device to each target: straight, or through whoever is on its subnet. */
function towards({ machine, netns, dev }: Place, world: World, targets: readonly string[]): readonly Typed[] {
  if (dev.kind === "loopback" || dev.kind === "port") return [];
  const neighbours = places(world)
    .flatMap((place) => (place.dev === dev ? [] : place.dev.addresses))
    .filter((address) => dev.addresses.some((own) => onLink(own, address)))
    .map((address) => address.split("/")[0]!);
  const route = (target: string, way: string, by?: string): Typed => ({
    ...typed({ machine, netns }, `ip route add ${target} ${way}`),
    route: { machine, netns, target, dev: by },
  });
  return targets.flatMap((target) => [
    ...neighbours.filter((each) => each !== target).map((each) => route(target, `via ${each}`)),
    route(target, `dev ${dev.name}`, dev.name),
  ]);
}

/** Both in the subnet of the first, and not the same. */
function onLink(own: string, other: string): boolean {
  const [address = "", length = ""] = own.split("/");
  const [a, b] = [parseIpv4(address), parseIpv4(other.split("/")[0]!)];
  if (a === undefined || b === undefined || a === b) return false;
  const hosts = 2 ** (32 - Number(length));
  return Math.floor(a / hosts) === Math.floor(b / hosts) && formatIpv4(a) !== formatIpv4(b);
}
