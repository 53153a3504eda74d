// A device as `ip link` and `ip address` print it.
import type { Device } from "../../net/index.js";
import { formatMac } from "../../wire/address.js";
import type { World } from "../world.js";
import { notSimulated } from "./arguments.js";

/** IFF_ flags in iproute2's order (print_link_flags); of promisc and allmulti the kernel tells what a user asked for. */
export function flags(dev: Device): string[] {
  const words: string[] = [];
  if (dev.up && !dev.running) words.push("NO-CARRIER");
  words.push(dev.loopback ? "LOOPBACK" : "BROADCAST");
  if (dev.multicast) words.push("MULTICAST");
  if (dev.noArp) words.push("NOARP");
  if (dev.asked.allmulti) words.push("ALLMULTI");
  if (dev.asked.promisc) words.push("PROMISC");
  if (dev.up) words.push("UP");
  if (dev.up && dev.carrier) words.push("LOWER_UP");
  if (dev.peer && dev.peer.netns === dev.netns && !dev.peer.up) words.push("M-DOWN");
  return words;
}

export function displayName(dev: Device): string {
  if (!dev.peer) return dev.name;
  return `${dev.name}@${dev.peer.netns === dev.netns ? dev.peer.name : `if${dev.iflink}`}`;
}

// Where the other end of a pair is: by name where /run/netns has one, else by the number it has here.
function elsewhere(dev: Device, old: boolean): string {
  const there = dev.peer?.netns;
  if (!there || there === dev.netns) return "";
  const id = dev.netns.idOf(there);
  const named = there.name !== "" && there.kernel.namespaces.get(there.name) === there;
  return named && !old && there.kernel === dev.netns.kernel ? ` link-netns ${there.name}` : ` link-netnsid ${id}`;
}

/** The two lines of a device; `ip link` also says mode. */
export function linkLines(
  dev: Device,
  world: World,
  options: { mode: boolean; oneline: boolean; details?: boolean },
): string {
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  const words = [
    `${dev.index}: ${displayName(dev)}: <${flags(dev).join(",")}> mtu ${dev.mtu} qdisc ${dev.qdisc} state ${dev.operState}`,
    ...(options.mode ? ["mode DEFAULT"] : []),
    ...(old ? [] : [`group ${dev.group === 0 ? "default" : dev.group}`]),
    ...(dev.queueLength > 0 ? [`qlen ${dev.queueLength}`] : old ? [] : [""]),
  ];
  const first = words.join(" ");
  const second = `    link/${dev.loopback ? "loopback" : "ether"} ${formatMac(dev.mac)} brd ${formatMac(dev.broadcast)}${elsewhere(dev, old)}`;
  const line = options.oneline ? "\\" : "\n";
  if (options.details && old) throw notSimulated("ip -d link of iproute2 3.10");
  const more = options.details ? details(dev, options.mode, line) : "";
  const alias = (options.mode || options.details) && dev.alias !== "" ? `${line}    alias ${dev.alias}` : "";
  return `${first}${line}${second}${more}${alias}`;
}

// What -d adds: bounds, the kind with its settings, and what its driver says of segmentation.
function details(dev: Device, mode: boolean, line: string): string {
  const [least, most] = dev.mtuBounds;
  const start = ` promiscuity ${dev.promiscuity}  allmulti ${dev.allmulti} minmtu ${least} maxmtu ${most} `;
  if (dev.kind === "bridge") throw notSimulated("ip -d link of a bridge");
  const kind = dev.loopback || dev.kind === "nic" ? "" : `${line}    ${dev.kind} `;
  const mode6 = ["eui64", "none", "stable_secret", "random"];
  const generated = dev.netns.sysctl.of("ipv6/conf", dev.name, "addr_gen_mode");
  const most6 = mode ? `addrgenmode ${mode6[generated] ?? generated} ` : "";
  const tso = dev.kind === "veth" || dev.loopback ? 524280 : 65536;
  return `${start}${kind}${most6}numtxqueues 1 gso_max_size 65536 gso_max_segs 65535 tso_max_size ${tso} tso_max_segs 65535 gro_max_size 65536 `;
}

export function briefStart(dev: Device): string {
  return `${displayName(dev).padEnd(16)} ${dev.operState.padEnd(14)} `;
}

/** print_stats64: each column as wide as its widest figure, but never narrower than its title. */
export function statistics(
  dev: Device,
  { statistics: wanted, oneline }: { statistics: number; oneline: boolean },
): string {
  if (wanted === 0) return "";
  const { rx, tx } = dev.counters;
  const end = oneline ? "\\" : "\n";
  const table = (title: string, names: readonly string[], values: readonly number[]): string => {
    const widths = names.map((name, i) => Math.max(name.length, String(values[i]).length));
    const head = names.map((name, i) => name.padStart(widths[i]!)).join(" ");
    const line = values.map((value, i) => String(value).padStart(widths[i]!)).join(" ");
    return `${end}    ${title} ${head}           ${end}    ${" ".repeat(title.length)} ${line} `;
  };
  const errors = (title: string, columns: Readonly<Record<string, number>>) =>
    table(title, Object.keys(columns), Object.values(columns)).replace(/ {11}(?=[\\\n])/, "");
  let text = table(
    "RX:",
    [" bytes", "packets", "errors", "dropped", " missed", "  mcast"],
    [rx.bytes, rx.packets, 0, rx.dropped, 0, 0],
  );
  if (wanted > 1)
    text += errors("RX errors:", {
      " length": 0,
      "   crc": 0,
      "  frame": 0,
      "   fifo": 0,
      overrun: 0,
      ...(rx.otherhost > 0 ? { otherhost: rx.otherhost } : {}),
    });
  text += table(
    "TX:",
    [" bytes", "packets", "errors", "dropped", "carrier", "collsns"],
    [tx.bytes, tx.packets, 0, tx.dropped, 0, 0],
  );
  if (wanted > 1)
    text += errors("TX errors:", {
      aborted: 0,
      "  fifo": 0,
      " window": 0,
      heartbt: 0,
      transns: dev.carrierChanges.up + dev.carrierChanges.down,
    });
  return text;
}
