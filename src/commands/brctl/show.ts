// What brctl says of a bridge: its id, its table (showmacs), what a spanning tree would go by (showstp).
import type { Bridge, Port } from "../../net/index.js";
import { SECOND } from "../../sim/clock.js";
import { formatMac } from "../../wire/address.js";
import { collector } from "../ip/bridgedetails.js";

/** "8000.0200005c0001" */
export const bridgeId = ({ id }: Bridge): string =>
  `${id.priority.toString(16).padStart(4, "0")}.${formatMac(id.mac).replaceAll(":", "")}`;

// "   2.00": br_show_timer
const seconds = (value: number): string => {
  const hundredths = Math.floor(value * 100 + 1e-6);
  return `${String(Math.floor(hundredths / 100)).padStart(4)}.${String(hundredths % 100).padStart(2, "0")}`;
};

/** By their addresses; the bridge's own entries are nobody's port's, and not shown. */
export function macs({ fdb, dev }: Bridge): string {
  const { now } = dev.netns.kernel.clock;
  const lines = fdb
    .list()
    .flatMap(({ port, mac, kind, updated }) => (port ? [{ port, mac, kind, updated }] : []))
    .sort((a, b) => a.mac - b.mac)
    .map(({ port, mac, kind, updated }) => {
      const age = kind === "dynamic" ? (now - updated) / SECOND : 0;
      const number = String(port.number).padStart(3);
      return `${number}\t${formatMac(mac)}\t${kind === "local" ? "yes" : "no"}\t\t${seconds(age)}\n`;
    });
  return `port no\tmac addr\t\tis local?\tageing timer\n${lines.join("")}`;
}

export function spanningTree(bridge: Bridge): string {
  const { dev, spanning, ageing } = bridge;
  const { maxAge, hello, forwardDelay } = spanning;
  const id = bridgeId(bridge);
  const ports = [...bridge.ports].sort((a, b) => (a.dev.name < b.dev.name ? -1 : 1));
  return `${dev.name}
 bridge id\t\t${id}
 designated root\t${id}
 root port\t\t   0\t\t\tpath cost\t\t   0
 max age\t\t${seconds(maxAge)}\t\t\tbridge max age\t\t${seconds(maxAge)}
 hello time\t\t${seconds(hello)}\t\t\tbridge hello time\t${seconds(hello)}
 forward delay\t\t${seconds(forwardDelay)}\t\t\tbridge forward delay\t${seconds(forwardDelay)}
 ageing time\t\t${seconds(ageing / SECOND)}
 hello timer\t\t${seconds(0)}\t\t\ttcn timer\t\t${seconds(0)}
 topology change timer\t${seconds(0)}\t\t\tgc timer\t\t${seconds(collector(bridge))}
 flags\t\t\t


${ports.map((port) => portTree(port, id)).join("")}`;
}

function portTree(port: Port, root: string): string {
  const { dev, number, state, cost, flags, bridge } = port;
  const id = port.id.toString(16).padStart(4, "0");
  const left = port.forwardDelayLeft(bridge.dev.netns.kernel.clock.now);
  return `${dev.name} (${number})
 port id\t\t${id}\t\t\tstate\t\t${state.padStart(15)}
 designated root\t${root}\tpath cost\t\t${String(cost).padStart(4)}
 designated bridge\t${root}\tmessage age timer\t${seconds(0)}
 designated port\t${id}\t\t\tforward delay timer\t${seconds(left)}
 designated cost\t${"0".padStart(4)}\t\t\thold timer\t\t${seconds(0)}
 flags\t\t\t
${flags.hairpin ? " hairpin mode\t\t   1\n" : ""}
`;
}
