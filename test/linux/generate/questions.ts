// What is asked of a network: the tables, `ip route get`, and pings of every size, from everywhere to everywhere.
import type { Draw } from "./draw.js";
import { broadcastOf, endsOf, type Network, text } from "./network.js";
import { mtu, oddRoute, someAddress, sysctl } from "./settings.js";

function target(draw: Draw, net: Network): string {
  if (draw.percent(88)) return text(someAddress(draw, net));
  const link = draw.one(net.links);
  return draw.one([
    text(broadcastOf(link.base, link.length)),
    text(link.base),
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "255.255.255.255",
    "224.0.0.1",
    "224.0.0.9",
    "240.0.0.1",
    "198.51.100.77",
  ]);
}

export function ping(draw: Draw, net: Network): string {
  const end = draw.one(endsOf(net));
  // Mostly to somebody else's address.
  const others = endsOf(net).filter(({ ns }) => ns !== end.ns);
  const to = draw.percent(60) ? text(draw.one(others).address) : target(draw, net);
  const words = [
    ...(draw.percent(15)
      ? [`-I ${end.dev}`]
      : draw.percent(15)
        ? [`-I ${text(draw.percent(80) ? end.address : someAddress(draw, net))}`]
        : []),
    ...(draw.percent(15) ? [`-t ${draw.int(1, 4)}`] : []),
    ...(draw.percent(25) ? [`-s ${draw.one([0, 8, 100, 540, 972, 1000, 1252, 1372, 1472, 1473, 1600, 3000])}`] : []),
    ...(draw.percent(20) ? [`-M ${draw.one(["do", "do", "want", "dont"])}`] : []),
    ...(draw.percent(5) ? ["-b"] : []),
  ];
  return `p ${end.ns} ${[...words, to].join(" ")}`;
}

export function routeGet(draw: Draw, net: Network): string {
  const end = draw.one(endsOf(net));
  const side = draw.weighted<() => string>([
    [60, () => ""],
    [10, () => ` oif ${end.dev}`],
    [10, () => ` from ${text(end.address)}`],
    [14, () => ` from ${text(someAddress(draw, net))} iif ${end.dev}`],
    [6, () => ` from ${text(someAddress(draw, net))}`],
  ])();
  return `t ip -n ${end.ns} route get ${target(draw, net)}${side}`;
}

function listing(draw: Draw, net: Network): string {
  const ns = draw.one(net.names);
  return `t ip -n ${ns} ${draw.weighted([
    [4, "addr"],
    [5, "route"],
    [2, "route show table local"],
    [1, "link"],
    [1, "rule"],
    [1, "-br addr"],
    [1, "route show table all"],
  ])}`;
}

/** Something happens, and time for `linkwatch` to hear of it. */
export function change(draw: Draw, net: Network): string[] {
  const end = draw.one(endsOf(net));
  const { ns, dev } = end;
  return draw.weighted<() => string[]>([
    [4, () => [`t ip -n ${ns} link set ${dev} down`, "sleep 1.3"]],
    [2, () => [`t ip -n ${ns} link set ${dev} down`, "sleep 1.3", `t ip -n ${ns} link set ${dev} up`, "sleep 1.3"]],
    [3, () => [`t ip -n ${ns} addr del ${end.adds[0] ?? `${text(end.address)}/24`} dev ${dev}`]],
    [
      2,
      () => [
        `t ip -n ${ns} addr add ${text(someAddress(draw, net))}/${draw.one([24, 32, 16])} dev ${draw.one([dev, "lo"])}`,
      ],
    ],
    [3, () => [`t ${oddRoute(draw, net)}`]],
    [3, () => [`t ${sysctl(draw, net)}`]],
    [2, () => mtu(draw, draw.one(net.links)).map((line) => `t ${line}`)],
    [1, () => [`t ip -n ${ns} addr flush dev ${dev}`]],
    [1, () => [`t ip -n ${ns} link del ${dev}`, "sleep 1.3"]],
    [1, () => [`t ip -n ${ns} neigh flush dev ${dev}`]],
  ])();
}

export function questions(draw: Draw, net: Network): string[] {
  return [
    ...draw.times(draw.int(1, 2), () => listing(draw, net)),
    ...draw.times(draw.int(1, 3), () => routeGet(draw, net)),
    ...draw.times(draw.int(1, 4), () => ping(draw, net)),
  ];
}

/** The end: what the neighbours became (their known states have random timers, so not those), and what was counted. */
export function ends(draw: Draw, net: Network): string[] {
  return [
    `t ip -n ${draw.one(net.names)} neigh | cut -d " " -f 1-5 | sort`,
    ...(draw.percent(60) ? [`ip netns exec ${draw.one(net.names)} nstat -as | grep -Ev '^(Ip|Icmp)6'`] : []),
  ];
}
