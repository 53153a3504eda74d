// A whole case as a bash script that prints the same twice on a real kernel: IPv6 off before there are devices, time for
// linkwatch after links change, and after a ping without answer the time that a neighbour needs to fail.
import fc from "fast-check";
import { Draw } from "./draw.js";
import { endsOf, type Network, network, text } from "./network.js";
import { policies } from "./policy.js";
import { change, ends, questions } from "./questions.js";
import { mtu, settings } from "./settings.js";
import { watch } from "./watch.js";

const opening = [
  "# A generated case: random links, addresses, routes and sysctls, and what they make of pings.",
  't() { echo "\\$ $*"; "$@" || echo "=> $?"; }',
  'p() { local ns=$1; shift; echo "\\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }',
  'a() { local ns=$1; shift; echo "\\$ $ns: arping $*"; ip netns exec $ns arping "$@" || echo "=> $?"; }',
];

const noIpv6 = "net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1";

/** A neighbour that is used is asked again after five seconds, about when the script does something else: a minute, mostly. */
const patient = (net: Network, ns: string): string =>
  `ip netns exec ${ns} sysctl -qw ${endsOf(net)
    .filter((end) => end.ns === ns)
    .map(({ dev }) => `net.ipv4.neigh.${dev}.delay_first_probe_time=60`)
    .join(" ")}`;

const alone = ({ ns, dev }: Network["own"][number]): string =>
  `ip -n ${ns} link add ${dev} address 02:5e:00:00:0d:${ns.slice(-1)}d type ${dev === "br1" ? "bridge" : "dummy"}; ip -n ${ns} link set ${dev} up`;

function script(draw: Draw): string {
  const net = network(draw);
  const { links, names, own } = net;
  const seen = watch(draw, net);
  const lines = [
    ...opening,
    `for n in ${names.join(" ")}; do ip netns add $n; ip netns exec $n sysctl -qw ${noIpv6}; ip -n $n link set lo up; done`,
    ...links.map(
      ({ ends: [one, two] }) =>
        `ip link add ${one.dev} address ${one.mac} netns ${one.ns} type veth peer name ${two.dev} address ${two.mac} netns ${two.ns}`,
    ),
    ...own.filter(({ dev }) => dev !== "lo").map(alone),
    ...(draw.percent(88) ? names.map((ns) => patient(net, ns)) : []),
    ...links.flatMap((link) => (draw.percent(12) ? mtu(draw, link) : [])),
    ...endsOf(net).flatMap(({ ns, dev, adds }) => adds.map((words) => `t ip -n ${ns} addr add ${words} dev ${dev}`)),
    ...own.map(({ ns, address, dev, length }) => `t ip -n ${ns} addr add ${text(address)}/${length} dev ${dev}`),
    ...endsOf(net)
      .filter(() => draw.percent(96))
      .map(({ ns, dev }) => `ip -n ${ns} link set ${dev} up`),
    "sleep 1.3",
    ...[...settings(draw, net), ...policies(draw, net)].map((line) => `t ${line}`),
    ...seen.begin,
    ...questions(draw, net),
    ...(draw.percent(40) ? [...change(draw, net), ...questions(draw, net)] : []),
    ...ends(draw, net),
    ...seen.end,
  ];
  return `${lines.join("\n")}\n`;
}

export const cases = fc.gen().map((value) => script(new Draw(value)));

/** The same scripts for the same seed. */
export const scripts = (seed: number, count: number): string[] => fc.sample(cases, { seed, numRuns: count });
