// What is asked of a network: the tables, `ip route get`, and pings of every size, from everywhere to everywhere.
import type { Draw } from "./draw.js";
import { broadcastOf, endsOf, type Network, text } from "./network.js";
import { multipath, nexthopChange, rule, tables } from "./policy.js";
import { mtu, oddRoute, prefix, someAddress, sysctl } from "./settings.js";

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
  const others = endsOf(net).filter(({ ns, dev }) => (net.names.length > 1 ? ns !== end.ns : dev !== end.dev));
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
    ...(draw.percent(4) ? ["-m 16"] : []),
    ...(draw.percent(4) ? ["-Q 0x10"] : []),
    ...(draw.percent(3) ? ["-R"] : []),
    ...(draw.percent(5) ? ["-c 2 -i 0.3"] : []),
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
    [3, () => ` mark ${draw.one(["7", "16"])}`],
    [2, () => " tos 0x10"],
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
    [1, `route show table ${draw.one(tables)}`],
    [1, `route show ${draw.one(["match", "root", "exact"])} ${prefix(draw, net)}`],
    [1, "nexthop"],
    [1, "-o addr show up"],
    [1, "neigh show proxy"],
    [1, `-s link show dev ${draw.one(endsOf(net).filter((end) => end.ns === ns)).dev}`],
  ])}`;
}

/** `arping` from somewhere: for somebody, for an address that may be taken, or to tell everyone of one's own. */
function arping(draw: Draw, net: Network): string {
  const end = draw.one(endsOf(net));
  const words = draw.weighted([
    [6, ""],
    [2, "-D "],
    [1, `-U -s ${text(end.address)} `],
    [1, `-A -s ${text(end.address)} `],
    [1, `-s ${text(someAddress(draw, net))} `],
  ]);
  return `a ${end.ns} -c ${draw.one([1, 2])} ${words}-I ${end.dev} ${text(words.includes("-U") || words.includes("-A") ? end.address : someAddress(draw, net))}`;
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
    [1, () => ["sleep 1.1", `t ip -n ${ns} link del ${dev}`, "sleep 1.3"]],
    [1, () => [`t ip -n ${ns} neigh flush dev ${dev}`]],
    [2, () => [`t ${rule(draw, net)}`]],
    [1, () => [`t ${multipath(draw, net)}`]],
    [1, () => [`t ${nexthopChange(draw, net)}`]],
    [1, () => [`t ip -n ${ns} link set ${dev} arp off`]],
    [1, () => [`t ip -n ${ns} link set ${dev} address 02:5e:00:00:0c:0c`]],
    [1, () => ["sleep 1.1", `t ip -n ${ns} link set ${dev} netns ${draw.one(net.names)}`, "sleep 1.3"]],
    [1, () => ["sleep 1.1", `t ip netns del ${ns}`, "sleep 1.3"]],
    [1, () => [`t ip -n ${ns} route flush ${draw.one(["table main", "table 100", `root ${prefix(draw, net)}`])}`]],
    [1, () => [`t ip -n ${ns} route del ${prefix(draw, net)}${draw.percent(40) ? ` dev ${dev}` : ""}`]],
  ])();
}

export function questions(draw: Draw, net: Network): string[] {
  return [
    ...draw.times(draw.int(1, 2), () => listing(draw, net)),
    ...draw.times(draw.int(1, 3), () => routeGet(draw, net)),
    ...draw.times(draw.int(1, 4), () => ping(draw, net)),
    ...(draw.percent(7) ? [arping(draw, net)] : []),
  ];
}

/** The end: what the neighbours became (their known states have random timers, so not those), and what was counted. */
export function ends(draw: Draw, net: Network): string[] {
  // A bridge tells of its group (br_multicast_join_snoopers), which the simulator does not.
  const quiet = net.names.filter((ns) => !net.own.some((each) => each.ns === ns && each.dev === "br1"));
  return [
    `t ip -n ${draw.one(net.names)} neigh | cut -d " " -f 1-5 | sort`,
    ...(quiet.length > 0 && draw.percent(60)
      ? [`ip netns exec ${draw.one(quiet)} nstat -as | grep -Ev '^(Ip|Icmp)6'`]
      : []),
  ];
}
