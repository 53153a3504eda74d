// What ifconfig prints (net-tools lib/interface.c: ife_print_long, ife_print_short): devices and the alias names of addresses.
import { type Device, type InterfaceAddress, mask } from "../../net/index.js";
import { formatIpv4, formatIpv6, formatMac } from "../../wire/address.js";
import { flagLetters, flagWords } from "../ifflags.js";
import type { World } from "../world.js";

export interface Shown {
  readonly name: string;
  readonly dev: Device;
  /** "eth0:1": an address's label, without counters. */
  readonly alias: boolean;
}

/** Devices by name, each followed by its aliases. */
export function all({ netns }: World, down: boolean): Shown[] {
  return netns
    .devices()
    .filter((dev) => down || dev.up)
    .flatMap((dev) => {
      const labels = new Set(netns.inDevice(dev).addresses.map(({ label }) => label));
      const aliases = [...labels].filter((label) => label !== dev.name && label.includes(":"));
      return [{ name: dev.name, dev, alias: false }, ...aliases.map((name) => ({ name, dev, alias: true }))];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function named({ netns }: World, name: string): Shown | undefined {
  const dev = netns.device(name.split(":")[0]!);
  return dev && { name, dev, alias: name.includes(":") };
}

export const addressOf = ({ netns }: World, { name, dev }: Shown): InterfaceAddress | undefined =>
  netns.inDevice(dev).addresses.find(({ label }) => label === name);

export function long(world: World, shown: Shown): string {
  const { name, dev, alias } = shown;
  const lines = [`${name}: flags=${flagWords(dev)}  mtu ${dev.mtu}`];
  const four = addressOf(world, shown);
  if (four) {
    const broadcast = dev.loopback ? "" : `  broadcast ${formatIpv4(four.broadcast ?? 0)}`;
    lines.push(`        inet ${formatIpv4(four.local)}  netmask ${formatIpv4(mask(four.prefixLength))}${broadcast}`);
  }
  for (const six of alias ? [] : world.netns.inet6.of(dev)) {
    const scope = { host: "0x10<host>", link: "0x20<link>", global: "0x0<global>" }[six.scope];
    lines.push(`        inet6 ${formatIpv6(six.address)}  prefixlen ${six.prefixLength}  scopeid ${scope}`);
  }
  const link = dev.loopback ? "loop" : `ether ${formatMac(dev.mac)}`;
  lines.push(`        ${link}  txqueuelen ${dev.queueLength}  (${dev.loopback ? "Local Loopback" : "Ethernet"})`);
  if (!alias) {
    const { rx, tx } = dev.counters;
    lines.push(
      `        RX packets ${rx.packets}  bytes ${bytes(rx.bytes)}`,
      `        RX errors 0  dropped ${rx.dropped}  overruns 0  frame 0`,
      `        TX packets ${tx.packets}  bytes ${bytes(tx.bytes)}`,
      `        TX errors 0  dropped ${tx.dropped} overruns 0  carrier 0  collisions 0`,
    );
  }
  return `${lines.join("\n")}\n\n`;
}

const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"] as const;

function bytes(count: number): string {
  let unit = 0;
  while (unit < units.length - 1 && count > 1024 ** (unit + 1)) unit++;
  const tenths = Math.floor((count * 10) / 1024 ** unit);
  return `${count} (${Math.floor(tenths / 10)}.${tenths % 10} ${units[unit]})`;
}

export const shortHead = "Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n";

export function short({ name, dev, alias }: Shown): string {
  const start = `${name.slice(0, 15).padEnd(15)} ${String(dev.mtu).padStart(5)} `;
  if (alias) return `${start}     - no statistics available -                        ${flagLetters(dev)}\n`;
  const { rx, tx } = dev.counters;
  const counts = (packets: number, dropped: number, last: string) =>
    `${String(packets).padStart(8)} ${"0".padStart(6)} ${String(dropped).padStart(6)} ${last}`;
  const received = counts(rx.packets, rx.dropped, "0".padEnd(6));
  return `${start}${received} ${counts(tx.packets, tx.dropped, "0".padStart(6))} ${flagLetters(dev)}\n`;
}
