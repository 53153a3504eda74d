// What is set on a network: routes right and wrong, sysctls, neighbours, MTUs. Each is a line of bash.
import type { Draw } from "./draw.js";
import { type End, endsOf, type Link, type Network, networkOf, text, towards } from "./network.js";

/** Some address that a command may name: mostly one that is somewhere. */
export function someAddress(draw: Draw, net: Network): number {
  const { base, address } = draw.one([
    ...endsOf(net).map(({ address }) => ({ address, base: address })),
    ...net.links.map(({ base, ends }) => ({ base: base + draw.int(0, 7), address: ends[0].address })),
  ]);
  if (net.own.length > 0 && draw.percent(20)) return draw.one(net.own).address;
  return draw.percent(75) ? address : base;
}

/** The routes that a careful administrator gives: to every link that is not next to us. */
function sensible(draw: Draw, net: Network, ns: string): string[] {
  const distant = net.links.filter(({ ends }) => ends.every((end) => end.ns !== ns));
  if (distant.length === 0) return [];
  const near = endsOf(net).find((end) => end.ns === ns)!;
  const way = towards(net, ns, distant[0]!);
  if (draw.percent(8)) return [];
  if (way && draw.percent(55)) return [`ip -n ${ns} route add default via ${text(way.gateway)}`];
  return distant.map((link) => {
    const right = towards(net, ns, link);
    const prefix = `${text(networkOf(link.base, link.length))}/${link.length}`;
    const gateway = right && !draw.percent(8) ? right.gateway : someAddress(draw, net);
    return `ip -n ${ns} route add ${prefix} via ${text(gateway)}${draw.percent(30) ? ` dev ${(right?.end ?? near).dev}` : ""}`;
  });
}

/** A connected route where a /32 or a wrong length left none. */
const onDevice = (net: Network): string[] =>
  net.links
    .filter(({ length }) => length === 32)
    .flatMap(({ ends: [one, two] }) => [
      `ip -n ${one.ns} route add ${text(two.address)} dev ${one.dev}`,
      `ip -n ${two.ns} route add ${text(one.address)} dev ${two.dev}`,
    ]);

export function prefix(draw: Draw, net: Network): string {
  const address = someAddress(draw, net);
  const length = draw.one([32, 24, 16, 30, draw.int(8, 32)]);
  if (draw.percent(15)) return "default";
  return draw.percent(4) ? `${text(address)}/${length}` : `${text(networkOf(address, length))}/${length}`;
}

export function oddRoute(draw: Draw, net: Network): string {
  const end = draw.one(endsOf(net));
  const { ns, dev } = end;
  const verb = draw.weighted([
    [10, "add"],
    [3, "replace"],
    [2, "append"],
    [1, "change"],
    [2, "del"],
  ]);
  const metric = draw.percent(35) ? ` metric ${draw.one([5, 10, 100, 2000])}` : "";
  const source = draw.percent(8) ? ` src ${text(draw.percent(70) ? end.address : someAddress(draw, net))}` : "";
  const way = draw.weighted<() => string>([
    [5, () => `via ${text(someAddress(draw, net))}`],
    [3, () => `via ${text(someAddress(draw, net))} dev ${dev}${draw.percent(40) ? " onlink" : ""}`],
    [4, () => `dev ${dev}${draw.percent(20) ? ` scope ${draw.one(["link", "global", "host"])}` : ""}`],
    [4, () => ""],
  ])();
  const kind = way === "" ? draw.one(["blackhole ", "unreachable ", "prohibit ", "throw "]) : "";
  const mtu = way !== "" && draw.percent(8) ? ` mtu ${draw.one([600, 1000, 1280])}` : "";
  const table = draw.percent(18) ? ` table ${draw.one([100, 200])}` : "";
  const tos = draw.percent(3) ? " tos 0x10" : "";
  const way1 = `${kind}${prefix(draw, net)} ${way}`.trimEnd();
  return `ip -n ${ns} route ${verb} ${way1}${table}${tos}${metric}${source}${mtu}`;
}

const switches: readonly (readonly [string, readonly number[]])[] = [
  ["rp_filter", [0, 1, 1, 2]],
  ["accept_local", [0, 1]],
  ["arp_ignore", [0, 1, 2, 3, 8]],
  ["arp_announce", [0, 1, 2]],
  ["arp_filter", [0, 1]],
  ["forwarding", [0, 1]],
  ["send_redirects", [0, 1]],
  ["accept_redirects", [0, 1]],
  ["shared_media", [0, 1]],
  ["secure_redirects", [0, 1]],
  ["route_localnet", [0, 1]],
  ["ignore_routes_with_linkdown", [0, 1]],
  ["proxy_arp", [0, 1, 1]],
  ["proxy_arp_pvlan", [0, 1]],
  ["arp_accept", [0, 1]],
  ["arp_notify", [0, 1]],
  ["drop_gratuitous_arp", [0, 1]],
  ["drop_unicast_in_l2_multicast", [0, 1]],
  ["promote_secondaries", [0, 1]],
  ["src_valid_mark", [0, 1]],
];

const whole: readonly (readonly [string, readonly number[]])[] = [
  ["icmp_echo_ignore_all", [0, 1]],
  ["icmp_echo_ignore_broadcasts", [0, 1]],
  ["ip_default_ttl", [1, 2, 64, 128]],
  ["ip_forward", [0, 1]],
  ["ip_nonlocal_bind", [0, 1]],
  ["ip_no_pmtu_disc", [0, 1]],
  ["icmp_errors_use_inbound_ifaddr", [0, 1]],
  ["ip_forward_use_pmtu", [0, 1]],
  ["icmp_ratemask", [0, 6168]],
];

export function sysctl(draw: Draw, net: Network): string {
  const end = draw.one(endsOf(net));
  const set = (key: string) => `ip netns exec ${end.ns} sysctl -w ${key}`;
  if (draw.percent(25)) {
    const [name, values] = draw.one(whole);
    return set(`net.ipv4.${name}=${draw.one(values)}`);
  }
  const [name, values] = draw.one(switches);
  return set(
    `net.ipv4.conf.${draw.weighted([
      [4, "all"],
      [6, end.dev],
      [1, "default"],
    ])}.${name}=${draw.one(values)}`,
  );
}

/** ip_forward where packets must pass through; mostly. */
const routers = (draw: Draw, net: Network): string[] =>
  net.names
    .filter((ns) => draw.percent(endsOf(net).filter((end) => end.ns === ns).length > 1 ? 88 : 15))
    .map((ns) => `ip netns exec ${ns} sysctl -qw net.ipv4.ip_forward=1`);

function neighbour(draw: Draw, net: Network): string {
  const { ends } = draw.one(net.links);
  const [near, far]: readonly End[] = draw.percent(50) ? ends : [ends[1], ends[0]];
  const mac = draw.percent(70) ? far!.mac : "02:5e:00:00:0f:0f";
  return `ip -n ${near!.ns} neigh ${draw.one(["add", "add", "replace"])} ${text(far!.address)} lladdr ${mac} dev ${near!.dev} nud permanent`;
}

/** Mostly both ends take the same; an end that takes less refuses what is longer. */
export function mtu(draw: Draw, { ends }: Link): string[] {
  const size = () => draw.one([576, 1000, 1280, 1400, 1400, 552, 9000]);
  const near = size();
  const far = draw.percent(80) ? near : size();
  return ends.map(({ ns, dev }, side) => `ip -n ${ns} link set ${dev} mtu ${side === 0 ? near : far}`);
}

export function settings(draw: Draw, net: Network): string[] {
  return [
    ...routers(draw, net),
    ...onDevice(net),
    ...net.names.flatMap((ns) => sensible(draw, net, ns)),
    ...draw.times(
      draw.weighted([
        [3, 0],
        [3, 1],
        [3, 2],
        [2, 4],
      ]),
      () => oddRoute(draw, net),
    ),
    ...draw.times(
      draw.weighted([
        [3, 0],
        [3, 1],
        [3, 2],
        [2, 4],
      ]),
      () => sysctl(draw, net),
    ),
    ...(draw.percent(20) ? [neighbour(draw, net)] : []),
  ];
}
