// ethtool(8) 6.1: what the drivers of virtual devices say of themselves. Left out: changes (-K, -s, -L and their like), which
// nothing here would follow; physical cards beyond their link.
import type { Device } from "../../net/index.js";
import { strerror } from "../errno.js";
import { immediate, type Result, type World } from "../world.js";
import { features } from "./features.js";

const long: Readonly<Record<string, string>> = {
  ...{
    "--driver": "-i",
    "--show-features": "-k",
    "--show-offload": "-k",
    "--statistics": "-S",
    "--show-permaddr": "-P",
  },
  ...{ "--show-time-stamping": "-T", "--show-ring": "-g", "--show-pause": "-a", "--show-coalesce": "-c" },
  ...{ "--show-channels": "-l", "--module-info": "-m", "--dump-module-eeprom": "-m", "--register-dump": "-d" },
  ...{ "--negotiate": "-r", "--test": "-t", "--eeprom-dump": "-e", "--show-rxfh": "-x", "--show-rxfh-indir": "-x" },
  ...{ "--show-nfc": "-n", "--show-ntuple": "-n", "-u": "-n", "--change": "-s", "--features": "-K", "--offload": "-K" },
  ...{ "--pause": "-A", "--coalesce": "-C", "--set-ring": "-G", "--set-channels": "-L", "--identify": "-p" },
};
const changes = [
  "-s",
  "-K",
  "-A",
  "-C",
  "-G",
  "-L",
  "-p",
  "-E",
  "-N",
  "-U",
  "-X",
  "-W",
  "-f",
  "--set-eee",
  "--set-fec",
];

const misused: Result = {
  stderr: "ethtool: bad command line argument(s)\nFor more information run ethtool -h\n",
  status: 1,
};
const lacking = (text: string, status: number, errno = "EOPNOTSUPP"): Result => ({
  stderr: `${text}: ${strerror(errno)}\n`,
  status,
});
const noNetlink = lacking("netlink error", 1);
const noName = `netlink error: no device matches name (offset 24)\nnetlink error: ${strerror("ENODEV")}\n`;

export const ethtool = immediate((argv, world): Result => {
  const [first, name] = argv;
  if (first === undefined) return misused;
  if (first === "--version") return { stdout: "ethtool version 6.1\n", status: 0 };
  if (first === "-h" || first === "--help") return { stderr: "skbook: ethtool's usage is not simulated\n", status: 1 };
  if (!first.startsWith("-")) return link(world, first);
  const option = long[first] ?? first;
  const known = changes.includes(option) || option in reports;
  if (!known || name === undefined) return misused;
  if (changes.includes(option)) return { stderr: `skbook: ethtool ${option} is not simulated\n`, status: 1 };
  const { byIoctl, tell } = reports[option]!;
  const dev = world.netns.device(name);
  if (dev) return tell(dev, world);
  return byIoctl ? lacking(byIoctl[0], byIoctl[1], "ENODEV") : { stderr: noName, status: 1 };
});

interface Report {
  /** The old calls, which word a missing device by themselves. */
  readonly byIoctl?: readonly [words: string, status: number];
  tell(dev: Device, world: World): Result;
}

const say = (stdout: string): Result => ({ stdout, status: 0 });
const never = { tell: () => noNetlink };
const refused = (words: string, status: number): Report => ({
  byIoctl: [words, status],
  tell: () => lacking(words, status),
});
// Whoever has no driver information is not even asked.
const dump = (words: string, status: number, bare: number): Report => ({
  byIoctl: ["Cannot get driver information", bare],
  tell: (dev) => (dev.loopback ? lacking("Cannot get driver information", bare) : lacking(words, status)),
});

const drivers = { veth: "1.0", bridge: "2.3" } as const;

function driver(dev: Device, { kernel }: World): Result {
  const { kind } = dev;
  if (kind === "loopback") return lacking("Cannot get driver information", 71);
  if (kind === "nic") return { stderr: "skbook: the driver of a physical card is not simulated\n", status: 1 };
  const unknown = kind === "bridge" ? "N/A" : "";
  const version = kind === "dummy" ? kernel.profile.kernel.release : drivers[kind];
  const can = ["test", "eeprom-access", "register-dump", "priv-flags"].map((what) => `supports-${what}: no\n`).join("");
  return say(
    `driver: ${kind}\nversion: ${version}\nfirmware-version: ${unknown}\nexpansion-rom-version: \nbus-info: ${unknown}\nsupports-statistics: ${kind === "veth" ? "yes" : "no"}\n${can}`,
  );
}

const counted = [
  ...["rx_queue_0_xdp_packets", "rx_queue_0_xdp_bytes", "rx_queue_0_drops", "rx_queue_0_xdp_redirect"],
  ...["rx_queue_0_xdp_drops", "rx_queue_0_xdp_tx", "rx_queue_0_xdp_tx_errors"],
  ...["tx_queue_0_xdp_xmit", "tx_queue_0_xdp_xmit_errors"],
];

// veth counts only what XDP programs see, and there are none.
function statistics(dev: Device): Result {
  if (dev.kind !== "veth") return { stderr: "no stats available\n", status: 94 };
  const lines = [`peer_ifindex: ${dev.peer?.index ?? 0}`, ...counted.map((name) => `${name}: 0`)];
  return say(`NIC statistics:\n${lines.map((each) => `     ${each}\n`).join("")}`);
}

const stamps = ({ name, kind }: Device): Result =>
  say(
    `Time stamping parameters for ${name}:\nCapabilities:\n${kind === "bridge" ? "" : "\tsoftware-transmit\n"}\tsoftware-receive\n\tsoftware-system-clock\nPTP Hardware Clock: none\nHardware Transmit Timestamp Modes: none\nHardware Receive Filter Modes: none\n`,
  );

function channels({ name, kind }: Device): Result {
  if (kind !== "veth") return noNetlink;
  const one = "RX:\t\t1\nTX:\t\t1\nOther:\t\tn/a\nCombined:\tn/a\n";
  return say(`Channel parameters for ${name}:\nPre-set maximums:\n${one}Current hardware settings:\n${one}`);
}

const rules = {
  stderr: [
    `Cannot get RX rings: ${strerror("EOPNOTSUPP")}`,
    `rxclass: Cannot get RX class rule count: ${strerror("EOPNOTSUPP")}`,
    "RX classification rule retrieval failed\n",
  ].join("\n"),
  status: 1,
};

const reports: Readonly<Record<string, Report>> = {
  "-i": { byIoctl: ["Cannot get driver information", 71], tell: driver },
  "-k": { tell: (dev) => say(features(dev)) },
  "-S": { byIoctl: ["Cannot get stats strings information", 96], tell: statistics },
  "-P": { tell: () => say("Permanent address: not set\n") },
  "-T": { tell: stamps },
  "-g": never,
  "-a": never,
  "-c": never,
  "-l": { tell: channels },
  "-m": never,
  "-d": dump("Cannot get register dump", 74, 72),
  "-r": refused("Cannot restart autonegotiation", 255),
  "-t": refused("Cannot test", 74),
  "-e": dump("Cannot get EEPROM data", 74, 74),
  "-x": refused("Cannot get RX ring count", 1),
  "-n": { byIoctl: ["Cannot get RX rings", 1], tell: () => rules },
  "--show-eee": never,
  "--show-fec": never,
  "--show-priv-flags": never,
};

const settings = (speed: string, duplex: string, port: string, more = ""): string =>
  [
    "Supported ports: [  ]",
    "Supported link modes:   Not reported",
    "Supported pause frame use: No",
    "Supports auto-negotiation: No",
    "Supported FEC modes: Not reported",
    "Advertised link modes:  Not reported",
    "Advertised pause frame use: No",
    "Advertised auto-negotiation: No",
    "Advertised FEC modes: Not reported",
    `Speed: ${speed}`,
    `Duplex: ${duplex}`,
    "Auto-negotiation: off",
    `Port: ${port}`,
    "PHYAD: 0",
    "Transceiver: internal",
  ]
    .map((line) => `\t${line}\n`)
    .join("") + more;

// ethtool_get_link: up, and with a carrier.
function link({ netns }: World, name: string): Result {
  const dev = netns.device(name);
  // Five requests, each refused in its turn.
  if (!dev) return { stderr: `${noName.repeat(5)}No data available\n`, status: 75 };
  const title = `Settings for ${name}:\n`;
  const detected = `\tLink detected: ${dev.up && dev.carrier ? "yes" : "no"}\n`;
  switch (dev.kind) {
    case "dummy":
      return { stderr: "No data available\n", status: 75 };
    case "loopback":
      return say(title + detected);
    case "veth":
      return say(title + settings("10000Mb/s", "Full", "Twisted Pair", "\tMDI-X: Unknown\n") + detected);
    case "bridge":
      return say(title + settings("Unknown!", "Unknown! (255)", "Other") + detected);
    case "nic":
      return { stderr: "skbook: ethtool of a physical card is not simulated\n", status: 1 };
    default:
      return dev.kind satisfies never;
  }
}
