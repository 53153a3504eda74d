// A device as `ip link` and `ip address` print it.
import type { Device } from "../../net/index.js";
import { formatMac } from "../../wire/address.js";
import type { World } from "../world.js";

/** IFF_ flags in iproute2's order (print_link_flags). */
export function flags(dev: Device): string[] {
  const words: string[] = [];
  if (dev.up && !dev.running) words.push("NO-CARRIER");
  if (dev.loopback) words.push("LOOPBACK");
  else words.push("BROADCAST", dev.kind === "dummy" ? "NOARP" : "MULTICAST");
  if (dev.promiscuity > 0) words.push("PROMISC");
  if (dev.up) words.push("UP");
  if (dev.up && dev.carrier) words.push("LOWER_UP");
  if (dev.peer && dev.peer.netns === dev.netns && !dev.peer.up) words.push("M-DOWN");
  return words;
}

export function displayName(dev: Device): string {
  if (!dev.peer) return dev.name;
  return `${dev.name}@${dev.peer.netns === dev.netns ? dev.peer.name : `if${dev.peer.index}`}`;
}

// Where the other end of a pair is: by name where /run/netns has one, else by the number it has here.
function elsewhere(dev: Device, old: boolean): string {
  const there = dev.peer?.netns;
  if (!there || there === dev.netns) return "";
  return there.name === "" || old ? ` link-netnsid ${dev.netns.idOf(there)}` : ` link-netns ${there.name}`;
}

/** The two lines of a device; `ip link` also says mode. */
export function linkLines(dev: Device, world: World, options: { mode: boolean; oneline: boolean }): string {
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  const words = [
    `${dev.index}: ${displayName(dev)}: <${flags(dev).join(",")}> mtu ${dev.mtu} qdisc ${dev.qdisc} state ${dev.operState}`,
    ...(options.mode ? ["mode DEFAULT"] : []),
    ...(old ? [] : ["group default"]),
    ...(dev.queueLength > 0 ? [`qlen ${dev.queueLength}`] : []),
  ];
  const first = words.join(" ");
  const broadcast = dev.loopback ? 0 : 0xffff_ffff_ffff;
  const second = `    link/${dev.loopback ? "loopback" : "ether"} ${formatMac(dev.mac)} brd ${formatMac(broadcast)}${elsewhere(dev, old)}`;
  return `${first}${options.oneline ? "\\" : "\n"}${second}`;
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
  const errors = (title: string, names: readonly string[]) =>
    table(
      title,
      names,
      names.map(() => 0),
    ).replace(/ {11}(?=[\\\n])/, "");
  let text = table(
    "RX:",
    [" bytes", "packets", "errors", "dropped", " missed", "  mcast"],
    [rx.bytes, rx.packets, 0, rx.dropped, 0, 0],
  );
  if (wanted > 1) text += errors("RX errors:", [" length", "   crc", "  frame", "   fifo", "overrun"]);
  text += table(
    "TX:",
    [" bytes", "packets", "errors", "dropped", "carrier", "collsns"],
    [tx.bytes, tx.packets, 0, tx.dropped, 0, 0],
  );
  if (wanted > 1) text += errors("TX errors:", ["aborted", "  fifo", " window", "heartbt", "transns"]);
  return text;
}
