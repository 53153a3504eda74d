// What follows `type bridge` in ip link add and set (bridge_parse_opt). Left out, with a word that says so: a spanning tree, VLANs,
// multicast, netfilter.
import type { config } from "../../net/index.js";
import { type Arguments, IpError, invalid, matches, notSimulated } from "./arguments.js";
import { kindUsage } from "./usage/kind.js";

/** Numbers, by their words; abbreviations mean the first that begins so. */
const numbers = {
  forward_delay: "forwardDelay",
  hello_time: "hello",
  max_age: "maxAge",
  ageing_time: "ageing",
  stp_state: "stp",
  priority: "priority",
} as const;

export function bridgeSettings(args: Arguments): config.BridgeSettings {
  const wanted: config.BridgeSettings = {};
  const usage = kindUsage.bridge!;
  const known = [...usage.matchAll(/\[ (\w+)/g)].map(([, name]) => name!);
  for (let word = args.next(); word !== undefined; word = args.next()) {
    const typed = word;
    const name = known.find((each) => matches(typed, each));
    if (name === undefined && matches(typed, "help")) throw new IpError(usage, 1);
    if (name === undefined) throw new IpError(`bridge: unknown command "${typed}"?\n${usage}`, 1);
    if (name === "fdb_flush") wanted.flush = true;
    else if (name in numbers) {
      const key = numbers[name as keyof typeof numbers];
      const text = args.need();
      const value = /^(0x[0-9a-f]+|\d+)$/i.test(text) ? Number(text) : Number.NaN;
      if (!(value <= (key === "priority" ? 0xffff : 0xffff_ffff))) throw invalid(`invalid ${name}`, text);
      if (key !== "stp") wanted[key] = value;
      else if (value !== 0) throw notSimulated("a spanning tree (stp_state)");
    } else throw notSimulated(`ip link … type bridge ${name}`);
  }
  return wanted;
}
