// A device's flags as the old ioctls tell them (SIOCGIFFLAGS, dev_get_flags), for net-tools.
import type { Device } from "../net/index.js";

const flags = [
  ["UP", 0x1, "U"],
  ["BROADCAST", 0x2, "B"],
  ["LOOPBACK", 0x8, "L"],
  ["RUNNING", 0x40, "R"],
  ["NOARP", 0x80, "O"],
  ["PROMISC", 0x100, "P"],
  ["ALLMULTI", 0x200, "A"],
  ["MULTICAST", 0x1000, "M"],
] as const;
type Name = (typeof flags)[number][0];

const has = (dev: Device, name: Name): boolean =>
  ({
    UP: dev.up,
    BROADCAST: !dev.loopback,
    LOOPBACK: dev.loopback,
    RUNNING: dev.running,
    NOARP: dev.noArp,
    PROMISC: dev.asked.promisc,
    ALLMULTI: dev.asked.allmulti,
    MULTICAST: dev.multicast,
  })[name];

/** "4163<UP,BROADCAST,RUNNING,MULTICAST>" */
export function flagWords(dev: Device): string {
  const on = flags.filter(([name]) => has(dev, name));
  return `${on.reduce((sum, [, bit]) => sum + bit, 0)}<${on.map(([name]) => name).join(",")}>`;
}

/** "BMRU" */
export function flagLetters(dev: Device): string {
  const order: readonly Name[] = [
    "ALLMULTI",
    "BROADCAST",
    "LOOPBACK",
    "MULTICAST",
    "PROMISC",
    "NOARP",
    "RUNNING",
    "UP",
  ];
  return order.map((name) => (has(dev, name) ? flags.find((each) => each[0] === name)![2] : "")).join("");
}
