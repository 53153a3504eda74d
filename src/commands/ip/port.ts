// A bridge's port in words: what bridge and ip call its settings, and how each is told another (bridge/link.c,
// iplink_bridge_slave.c). Left out, with a word that says so: what changes frames in ways that are not simulated.
import { type config, type Port, type PortFlag, portStates } from "../../net/index.js";
import { formatMac } from "../../wire/address.js";
import type { Printer } from "../iproute2/printer.js";
import { type Arguments, IpError, matches, notSimulated } from "./arguments.js";

type PortSettings = config.PortSettings;

/** What is on or off, by its word. */
export const portFlags: Readonly<Record<string, PortFlag>> = {
  hairpin: "hairpin",
  guard: "guard",
  root_block: "rootBlock",
  fastleave: "fastLeave",
  learning: "learning",
  flood: "flood",
  mcast_flood: "mcastFlood",
  bcast_flood: "bcastFlood",
  mcast_to_unicast: "mcastToUnicast",
  vlan_tunnel: "vlanTunnel",
  isolated: "isolated",
  locked: "locked",
};

/** Words with on or off of which only off is had. */
const onlyOff: readonly string[] = ["neigh_suppress", "proxy_arp", "proxy_arp_wifi"];

/** parse_on_off */
export function onOff(args: Arguments, word: string, status: number): boolean {
  const value = args.need();
  if (value === "on" || value === "off") return value === "on";
  throw new IpError(`Error: argument of "${word}" must be one of "off", "on", not "${value}"\n`, status);
}

/** Whether `word` was one that is on or off, which is then told. */
export function flagWord(args: Arguments, word: string, into: PortSettings, status: number): boolean {
  const flag = portFlags[word === "mcast_fast_leave" ? "fastleave" : word];
  if (!flag && !onlyOff.includes(word)) return false;
  const on = onOff(args, word, status);
  if (flag) into.flags[flag] = on;
  else if (on) throw notSimulated(`${word} of a bridge's port`);
  return true;
}

/** What follows `type bridge_slave`; undefined for what such a port does not have. */
export function slaveSettings(args: Arguments, usage: string): PortSettings {
  const wanted: PortSettings = { flags: {} };
  const count = (what: string, most: number): number => {
    const text = args.need();
    const value = /^(0x[0-9a-f]+|\d+)$/i.test(text) ? Number(text) : Number.NaN;
    if (!(value <= most)) throw new IpError(`Error: argument "${text}" is wrong: ${what} is invalid\n`, 255);
    return value;
  };
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (matches(word, "fdb_flush")) wanted.flush = true;
    else if (matches(word, "state")) wanted.state = count("state", 0xff);
    else if (matches(word, "priority")) wanted.priority = count("priority", 0xffff);
    else if (matches(word, "cost")) wanted.cost = count("cost", 0xffff_ffff);
    else if (flagWord(args, word, wanted, 1)) continue;
    else if (["mcast_router", "group_fwd_mask", "backup_port", "nobackup_port"].includes(word))
      throw notSimulated(`ip link … type bridge_slave ${word}`);
    else if (matches(word, "help")) throw new IpError(usage, 1);
    else throw new IpError(`bridge_slave: unknown option "${word}"?\n${usage}`, 1);
  }
  return wanted;
}

/** br_dump_bridge_id: the priority, and octets without leading zeros. */
export const bridgeId = ({ bridge: { id } }: Pick<Port, "bridge">): string =>
  `${id.priority.toString(16).padStart(4, "0")}.${formatMac(id.mac).replace(/\b0/g, "")}`;

/** "state forwarding priority 32 cost 2 ", in which both agree. */
export function portState(print: Printer, { state, priority, cost }: Port): void {
  print.put("state", state, `state ${state} `);
  print.put("priority", priority, `priority ${priority} `);
  print.put("cost", cost, `cost ${cost} `);
}

const flag = (print: Printer, name: string, on: boolean): void => print.put(name, on, `${name} ${on ? "on" : "off"} `);

export function flagsShown(print: Printer, port: Port, words: readonly string[]): void {
  for (const word of words) flag(print, word, port.flags[portFlags[word] ?? "guard"]);
}

/** A setting that has the same value always. */
export const off = (print: Printer, word: string): void => flag(print, word, false);

/** bridge_slave_print_opt */
export function slaveDetails(print: Printer, port: Port): void {
  const { id, number, bridge } = port;
  const now = bridge.dev.netns.kernel.clock.now;
  const hex = (value: number) => `0x${value.toString(16)}`;
  const timer = (name: string, seconds: number) => {
    const text = seconds.toFixed(2);
    print.put(name, { figure: text }, `${name} ${text.padStart(7)} `);
  };
  portState(print, port);
  flagsShown(print, port, ["hairpin", "guard", "root_block", "fastleave", "learning", "flood"]);
  print.put("id", hex(id), `port_id ${hex(id)} `);
  print.put("no", hex(number), `port_no ${hex(number)} `);
  print.put("designated_port", id, `designated_port ${id} `);
  print.put("designated_cost", 0, "designated_cost 0 ");
  print.put("bridge_id", bridgeId(port), `designated_bridge ${bridgeId(port)} `);
  print.put("root_id", bridgeId(port), `designated_root ${bridgeId(port)} `);
  timer("hold_timer", 0);
  timer("message_age_timer", 0);
  timer("forward_delay_timer", port.forwardDelayLeft(now));
  print.put("topology_change_ack", 0, "topology_change_ack 0 ");
  print.put("config_pending", 0, "config_pending 0 ");
  off(print, "proxy_arp");
  off(print, "proxy_arp_wifi");
  print.put("multicast_router", 1, "mcast_router 1 ");
  // JSON has it already, as fastleave.
  print.say(`mcast_fast_leave ${port.flags.fastLeave ? "on" : "off"} `);
  flagsShown(print, port, ["mcast_flood", "bcast_flood", "mcast_to_unicast"]);
  off(print, "neigh_suppress");
  print.put("group_fwd_mask", "0", "group_fwd_mask 0 ");
  print.put("group_fwd_mask_str", "0x0", "group_fwd_mask_str 0x0 ");
  flagsShown(print, port, ["vlan_tunnel", "isolated", "locked"]);
}

/** A state by its name or its number. */
export function stateWord(word: string): number | undefined {
  if (/^-?\d+$/.test(word)) return Number(word);
  const at = (portStates as readonly string[]).indexOf(word.toLowerCase());
  return at < 0 ? undefined : at;
}
