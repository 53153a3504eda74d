// A whole case as a bash script that prints the same twice on a real kernel: IPv6 off before there are devices, time for
// linkwatch after links change, and after a ping without answer the time that a neighbour needs to fail.
import fc from "fast-check";
import { Draw } from "./draw.js";
import { endsOf, network, text } from "./network.js";
import { change, ends, questions } from "./questions.js";
import { mtu, settings } from "./settings.js";

const opening = [
  "# A generated case: random links, addresses, routes and sysctls, and what they make of pings.",
  't() { echo "\\$ $*"; "$@" || echo "=> $?"; }',
  'p() { local ns=$1; shift; echo "\\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }',
];

const noIpv6 = "net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1";

function script(draw: Draw): string {
  const net = network(draw);
  const { links, names, own } = net;
  const lines = [
    ...opening,
    `for n in ${names.join(" ")}; do ip netns add $n; ip netns exec $n sysctl -qw ${noIpv6}; ip -n $n link set lo up; done`,
    ...links.map(
      ({ ends: [one, two] }) =>
        `ip link add ${one.dev} address ${one.mac} netns ${one.ns} type veth peer name ${two.dev} address ${two.mac} netns ${two.ns}`,
    ),
    ...links.flatMap((link) => (draw.percent(12) ? mtu(draw, link) : [])),
    ...endsOf(net).flatMap(({ ns, dev, adds }) => adds.map((words) => `t ip -n ${ns} addr add ${words} dev ${dev}`)),
    ...own.map(({ ns, address }) => `t ip -n ${ns} addr add ${text(address)}/32 dev lo`),
    ...endsOf(net)
      .filter(() => draw.percent(96))
      .map(({ ns, dev }) => `ip -n ${ns} link set ${dev} up`),
    "sleep 1.3",
    ...settings(draw, net).map((line) => `t ${line}`),
    ...questions(draw, net),
    ...(draw.percent(40) ? [...change(draw, net), ...questions(draw, net)] : []),
    ...ends(draw, net),
  ];
  return `${lines.join("\n")}\n`;
}

export const cases = fc.gen().map((value) => script(new Draw(value)));

/** The same scripts for the same seed. */
export const scripts = (seed: number, count: number): string[] => fc.sample(cases, { seed, numRuns: count });
