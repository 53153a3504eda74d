// What stands above the main table: rules and the tables they name, several hops for one route, nexthop objects, and the
// neighbours that a router answers for. Each is a line of bash.
import type { Draw } from "./draw.js";
import { endsOf, type Network, text } from "./network.js";
import { prefix, someAddress } from "./settings.js";

export const tables = [100, 200, "main", "local", "default"] as const;

const within = (draw: Draw, net: Network): string =>
  draw.percent(40) ? text(someAddress(draw, net)) : prefix(draw, net).replace("default", "all");

export function rule(draw: Draw, net: Network): string {
  const { ns, dev } = draw.one(endsOf(net));
  const words = [
    ...(draw.percent(4) ? ["not"] : []),
    ...(draw.percent(55) ? [`from ${within(draw, net)}`] : []),
    ...(draw.percent(35) ? [`to ${within(draw, net)}`] : []),
    ...(draw.percent(20) ? [`iif ${draw.one([dev, dev, "lo"])}`] : []),
    ...(draw.percent(12) ? [`oif ${dev}`] : []),
    ...(draw.percent(12) ? [`fwmark ${draw.one(["7", "0x10", "1/0xff"])}`] : []),
    ...(draw.percent(8) ? ["tos 0x10"] : []),
    ...(draw.percent(40) ? [`pref ${draw.one([0, 10, 100, 1000, 32766, 32767])}`] : []),
  ];
  const what = draw.weighted<() => string>([
    [8, () => `lookup ${draw.one(tables)}`],
    [1, () => draw.one(["blackhole", "unreachable", "prohibit"])],
    [1, () => `lookup main suppress_prefixlength ${draw.one([0, 8, 24])}`],
  ])();
  return `ip -n ${ns} rule ${draw.percent(92) ? "add" : "del"} ${[...words, what].join(" ")}`;
}

const hop = (draw: Draw, net: Network, dev: string): string =>
  draw.weighted<() => string>([
    [6, () => `via ${text(someAddress(draw, net))}`],
    [3, () => `via ${text(someAddress(draw, net))} dev ${dev}${draw.percent(30) ? " onlink" : ""}`],
    [2, () => `dev ${dev}`],
  ])();

export function multipath(draw: Draw, net: Network): string {
  const { ns } = draw.one(endsOf(net));
  const devices = endsOf(net).filter((end) => end.ns === ns);
  const hops = draw.times(
    draw.int(1, 3),
    () => `nexthop ${hop(draw, net, draw.one(devices).dev)}${draw.percent(40) ? ` weight ${draw.int(1, 4)}` : ""}`,
  );
  return `ip -n ${ns} route ${draw.one(["add", "add", "replace", "append"])} ${prefix(draw, net)} ${hops.join(" ")}`;
}

/** Some objects, perhaps a group, and routes by their numbers. */
export function nexthops(draw: Draw, net: Network): string[] {
  const { ns } = draw.one(endsOf(net));
  const devices = endsOf(net).filter((end) => end.ns === ns);
  const object = (id: number) =>
    `ip -n ${ns} nexthop add id ${id} ${draw.percent(12) ? "blackhole" : hop(draw, net, draw.one(devices).dev)}`;
  const group = draw.percent(40) ? [`ip -n ${ns} nexthop add id 10 group ${draw.one(["1/2", "1,3/2", "2"])}`] : [];
  const routes = draw.times(
    draw.int(1, 2),
    () => `ip -n ${ns} route add ${prefix(draw, net)} nhid ${draw.one(group.length > 0 ? [10, 1, 2] : [1, 2])}`,
  );
  return [object(1), object(2), ...group, ...routes, `ip -n ${ns} nexthop`];
}

export function nexthopChange(draw: Draw, net: Network): string {
  const { ns, dev } = draw.one(endsOf(net));
  return `ip -n ${ns} nexthop ${draw.one([`del id ${draw.int(1, 2)}`, "flush", `replace id 1 ${hop(draw, net, dev)}`])}`;
}

/** Somebody for whom a router answers. */
export function proxy(draw: Draw, net: Network): string {
  const { ns, dev } = draw.one(endsOf(net));
  return `ip -n ${ns} neigh add proxy ${text(someAddress(draw, net))} dev ${dev}`;
}

export function policies(draw: Draw, net: Network): string[] {
  const often = (chance: number, most: number, make: () => string) =>
    draw.percent(chance) ? draw.times(draw.int(1, most), make) : [];
  return [
    ...often(28, 3, () => rule(draw, net)),
    ...often(18, 2, () => multipath(draw, net)),
    ...(draw.percent(14) ? nexthops(draw, net) : []),
    ...often(10, 2, () => proxy(draw, net)),
  ];
}
