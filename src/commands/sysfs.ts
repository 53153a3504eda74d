// /sys/class/net: a directory a device (net/core/net-sysfs.c). Left out: queues, power, phys_*;
// a bridge's and a port's own directories are sysbridge.ts's.
import { config, type Device, type NetNs } from "../net/index.js";
import type { Errno, Mount, Node } from "../shell/index.js";
import { formatMac } from "../wire/address.js";
import { bridgeNames, bridgeNode } from "./sysbridge.js";

/** Mounted at /sys/class/net. */
export function sysClassNet(netns: NetNs): Mount {
  return {
    refusal: { make: "EACCES", remove: "EPERM" },
    lookup(path) {
      if (path === "") return directory(netns.devices().map((dev) => dev.name));
      const [name = "", ...rest] = path.split("/");
      const dev = netns.device(name);
      if (!dev) return undefined;
      const file = rest.join("/");
      if (file === "") return directory([...Object.keys(attributes), ...bridgeNames(dev), "statistics"]);
      if (file === "statistics") return directory(Object.keys(counters));
      const counter = /^statistics\/(\w+)$/.exec(file)?.[1];
      if (counter !== undefined) {
        const count = counters[counter];
        return count && { kind: "file", read: () => `${count(dev)}\n` };
      }
      const attribute = attributes[file];
      return attribute ? node(dev, attribute) : bridgeNode(dev, file);
    },
  };
}

const directory = (names: readonly string[]): Node => ({ kind: "directory", list: () => [...names].sort() });

interface Attribute {
  /** undefined: -EINVAL. */
  readonly read: (dev: Device) => string | number | undefined;
  readonly write?: (dev: Device, text: string) => Errno | undefined;
}

const node = (dev: Device, { read, write }: Attribute): Node => ({
  kind: "file",
  read: () => {
    const value = read(dev);
    if (value === undefined) return "EINVAL";
    return value === "" ? "" : `${value}\n`;
  },
  ...(write ? { write: (text: string) => write(dev, text) } : {}),
});

// dev_get_flags' raw form: what sockets asked for counts too, operational states do not.
function flags(dev: Device): number {
  const bits = [
    [dev.up, 0x1],
    [!dev.loopback, 0x2],
    [dev.loopback, 0x8],
    [dev.noArp, 0x80],
    [dev.promiscuity > 0, 0x100],
    [dev.allmulti > 0, 0x200],
    [dev.multicast, 0x1000],
  ] as const;
  return bits.reduce((sum, [on, bit]) => sum + (on ? bit : 0), 0);
}

// kstrtoul and what becomes of the number (netdev_store).
const numeric =
  (change: (dev: Device, value: number) => object | undefined) =>
  (dev: Device, text: string): Errno | undefined => {
    const word = text.trim();
    if (!/^(0x[0-9a-f]+|\d+)$/i.test(word)) return "EINVAL";
    return change(dev, Number(word)) ? "EINVAL" : undefined;
  };

const whileUp = <T>(dev: Device, value: T): T | undefined => (dev.up ? value : undefined);

const attributes: Readonly<Record<string, Attribute>> = {
  addr_assign_type: { read: ({ loopback, macGiven }) => (loopback ? 0 : macGiven ? 3 : 1) },
  addr_len: { read: () => 6 },
  address: { read: ({ mac }) => formatMac(mac) },
  broadcast: { read: ({ broadcast }) => formatMac(broadcast) },
  carrier: {
    read: (dev) => whileUp(dev, Number(dev.carrier)),
    write: (dev, text) => {
      if (!/^[01]\s*$/.test(text)) return "EINVAL";
      return config.changeCarrier(dev, text.startsWith("1")) ? "EOPNOTSUPP" : undefined;
    },
  },
  carrier_changes: { read: ({ carrierUps, carrierDowns }) => carrierUps + carrierDowns },
  carrier_down_count: { read: ({ carrierDowns }) => carrierDowns },
  carrier_up_count: { read: ({ carrierUps }) => carrierUps },
  dev_id: { read: () => "0x0" },
  dev_port: { read: () => 0 },
  dormant: { read: (dev) => whileUp(dev, 0) },
  // A pair says so itself, a bridge without ports does not know, lo and dummy have no such thing.
  duplex: {
    read: (dev) =>
      whileUp(dev, { veth: "full", nic: "full", bridge: "unknown", loopback: undefined, dummy: undefined }[dev.kind]),
  },
  flags: {
    read: (dev) => `0x${flags(dev).toString(16)}`,
    write: numeric((dev, value) => {
      config.setUp(dev.netns, dev, (value & 0x1) !== 0);
      config.changeFlag(dev, "noArp", (value & 0x80) !== 0);
      config.changeFlag(dev, "promisc", (value & 0x100) !== 0);
      config.changeFlag(dev, "allmulti", (value & 0x200) !== 0);
      config.changeFlag(dev, "multicast", (value & 0x1000) !== 0);
      return undefined;
    }),
  },
  gro_flush_timeout: { read: () => 0 },
  ifalias: {
    read: ({ alias }) => alias,
    write: (dev, text) => {
      dev.alias = text.replace(/\n$/, "");
      return undefined;
    },
  },
  ifindex: { read: ({ index }) => index },
  iflink: { read: ({ iflink }) => iflink },
  link_mode: { read: () => 0 },
  mtu: { read: ({ mtu }) => mtu, write: numeric(config.changeMtu) },
  name_assign_type: { read: ({ loopback }) => (loopback ? 2 : 3) },
  napi_defer_hard_irqs: { read: () => 0 },
  netdev_group: { read: ({ group }) => group },
  operstate: { read: ({ operState }) => operState.toLowerCase() },
  proto_down: { read: () => 0 },
  speed: {
    read: (dev) =>
      whileUp(dev, { veth: 10000, nic: 1000, bridge: -1, loopback: undefined, dummy: undefined }[dev.kind]),
  },
  testing: { read: (dev) => whileUp(dev, 0) },
  threaded: { read: () => 0 },
  tx_queue_len: {
    read: ({ queueLength }) => queueLength,
    write: numeric((dev, value) => {
      dev.queueLength = value;
      return undefined;
    }),
  },
  type: { read: ({ loopback }) => (loopback ? 772 : 1) },
  uevent: {
    read: ({ kind, name, index }) =>
      `${kind === "bridge" ? "DEVTYPE=bridge\n" : ""}INTERFACE=${name}\nIFINDEX=${index}`,
  },
};

const none = () => 0;

const counters: Readonly<Record<string, (dev: Device) => number>> = {
  collisions: none,
  multicast: none,
  rx_bytes: ({ counters: { rx } }) => rx.bytes,
  rx_compressed: none,
  rx_crc_errors: none,
  rx_dropped: ({ counters: { rx } }) => rx.dropped,
  rx_errors: none,
  rx_fifo_errors: none,
  rx_frame_errors: none,
  rx_length_errors: none,
  rx_missed_errors: none,
  rx_nohandler: none,
  rx_over_errors: none,
  rx_packets: ({ counters: { rx } }) => rx.packets,
  tx_aborted_errors: none,
  tx_bytes: ({ counters: { tx } }) => tx.bytes,
  tx_carrier_errors: none,
  tx_compressed: none,
  tx_dropped: ({ counters: { tx } }) => tx.dropped,
  tx_errors: none,
  tx_fifo_errors: none,
  tx_heartbeat_errors: none,
  tx_packets: ({ counters: { tx } }) => tx.packets,
  tx_window_errors: none,
};
