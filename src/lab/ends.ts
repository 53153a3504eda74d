// How two labs ended, by name: devices, addresses, routes, rules, neighbours, settings, and what was counted.
// Left out: what a MAC address decides (IPv6 addresses, what a bridge has learnt), nexthop objects.
import { type Device, type FibRoute, type NetNs, routeWords, ruleWords, table } from "../net/index.js";
import type { Difference } from "../view/index.js";
import { formatIpv4, formatMac } from "../wire/address.js";
import type { Lab } from "./lab.js";

export const ABSENT = "–";
const THERE = "✓";

/** What ended differently. */
export function endsOf(a: Lab, b: Lab): readonly Difference[] {
  const [one, other] = [namespacesOf(a), namespacesOf(b)];
  const ends: Difference[] = [];
  for (const place of union(one.keys(), other.keys())) {
    const [left, right] = [one.get(place), other.get(place)];
    // What is in a namespace that only one of them has says no more than that.
    if (!left || !right) ends.push({ what: place, a: left ? THERE : ABSENT, b: right ? THERE : ABSENT });
    else for (const end of between(left, right)) ends.push({ ...end, what: `${place} ${end.what}` });
  }
  return ends;
}

function namespacesOf({ machines }: Lab): ReadonlyMap<string, NetNs> {
  const all = [...machines.values()].flatMap(({ name, namespaces }) =>
    namespaces.map((netns) => [netns.name === "" ? name : `${name}/${netns.name}`, netns] as const),
  );
  return new Map(all);
}

const union = <T>(one: Iterable<T>, other: Iterable<T>): Iterable<T> => new Set([...one, ...other]);

function* between(left: NetNs, right: NetNs): Iterable<Difference> {
  yield* differences(new Map(statesOf(left)), new Map(statesOf(right)), ABSENT);
  yield* settingsBetween(left, right);
  for (const each of differences(new Map(countedBy(left)), new Map(countedBy(right)), "0"))
    yield { ...each, counted: true };
}

/** `absent`: what is said of what only the other side has. */
function* differences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  absent: string,
): Iterable<Difference> {
  for (const what of union(one.keys(), other.keys())) {
    const [a = absent, b = absent] = [one.get(what), other.get(what)];
    if (a !== b) yield { what, a, b };
  }
}

/** Of a device, and of a kernel, that only one side has, the settings are no difference of their own. */
function* settingsBetween(left: NetNs, right: NetNs): Iterable<Difference> {
  const [one, other] = [new Map(settingsOf(left)), new Map(settingsOf(right))];
  for (const [path, a] of one) {
    const b = other.get(path);
    if (b !== undefined && a !== b) yield { what: `net.${path.replaceAll("/", ".")}`, a, b };
  }
}

function* settingsOf({ sysctl }: NetNs): Iterable<readonly [string, string]> {
  for (const path of sysctl.paths()) yield [path, String(sysctl.get(path) ?? sysctl.pairs.get(path)?.join(" "))];
}

function* statesOf(netns: NetNs): Iterable<readonly [string, string]> {
  for (const dev of netns.devices()) yield* statesOfDevice(netns, dev);
  for (const id of netns.fib.ids())
    if (id !== table.local) for (const route of netns.fib.routes(id)) yield [`route ${wordsOf(route)}`, THERE];
  for (const rule of netns.fib.rules.all()) yield [`rule ${ruleWords(rule)}`, THERE];
  for (const { address, dev, state } of netns.neighbours.all())
    yield [`neighbour ${formatIpv4(address)} dev ${dev.name}`, state.nud];
}

function* statesOfDevice(netns: NetNs, dev: Device): Iterable<readonly [string, string]> {
  yield [`dev ${dev.name}`, dev.operState];
  yield [`dev ${dev.name} mtu`, String(dev.mtu)];
  if (dev.macGiven) yield [`dev ${dev.name} address`, formatMac(dev.mac)];
  if (dev.port) yield [`dev ${dev.name} master`, dev.port.bridge.dev.name];
  for (const { local, prefixLength } of netns.inDevice(dev).addresses)
    yield [`address ${formatIpv4(local)}/${prefixLength} dev ${dev.name}`, THERE];
}

function wordsOf(route: FibRoute): string {
  const [first, ...further] = route.hops;
  const metric = route.priority === 0 ? "" : ` metric ${route.priority}`;
  return [routeWords(route, first), ...further.map((hop) => routeWords(route, hop))].join(", ") + metric;
}

function* countedBy(netns: NetNs): Iterable<readonly [string, string]> {
  for (const { name, counters } of netns.devices())
    for (const way of ["rx", "tx"] as const)
      for (const [what, count] of Object.entries(counters[way])) yield [`dev ${name} ${way} ${what}`, String(count)];
  for (const [name, value] of netns.snmp.all()) yield [name, String(value)];
}
