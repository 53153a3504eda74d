// How ip prints a rule (print_rule in iproute2's iprule.c).
import type { Rule } from "../../net/index.js";
import { formatIpv4 } from "../../wire/address.js";
import type { Printer } from "../iproute2/printer.js";
import type { World } from "../world.js";
import type { Options } from "./arguments.js";
import { protocolName, tableName, tosName, typeName } from "./route/words.js";

export const ipProtocols: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, sctp: 132 };

const hex = (value: number): string => `0x${value.toString(16)}`;

export function printRule(print: Printer, rule: Rule, world: World, options: Options): void {
  print.put("priority", rule.priority, `${rule.priority}:\t`);
  if (rule.not) print.put("not", null, "not ");
  prefix(print, "src", "from ", rule.from);
  if (rule.to) prefix(print, "dst", "to ", rule.to);
  if (rule.tos) print.put("tos", tosName(rule.tos, options.numeric), `tos ${tosName(rule.tos, options.numeric)} `);
  if (rule.mark) {
    const { value, mask } = rule.mark;
    print.put("fwmark", hex(value), `fwmark ${hex(value)}`);
    if (mask !== 0xffff_ffff) print.put("fwmask", hex(mask), `/${hex(mask)}`);
    print.say(" ");
  }
  device(print, "iif", rule.iif, world);
  device(print, "oif", rule.oif, world);
  if (rule.uids) {
    print.put("uid_start", rule.uids[0], `uidrange ${rule.uids[0]}`);
    print.put("uid_end", rule.uids[1], `-${rule.uids[1]} `);
  }
  if (rule.ipproto !== undefined) {
    const name = Object.keys(ipProtocols).find((each) => ipProtocols[each] === rule.ipproto);
    const word = options.numeric || name === undefined ? `ipproto-${rule.ipproto}` : name;
    print.put("ipproto", word, `ipproto ${word} `);
  }
  ports(print, "sport", rule.sport);
  ports(print, "dport", rule.dport);
  if (rule.tunnel !== undefined) print.put("tun_id", rule.tunnel, `tun_id ${rule.tunnel} `);
  action(print, rule, world, options);
  if (rule.realms !== undefined) {
    const from = rule.realms >>> 16;
    const to = rule.realms & 0xffff;
    print.say(" realms ");
    if (from) print.put("flow_from", String(from), `${from}/`);
    // rtnl_rtrealm_n2a: realm 0 has a name.
    const name = to === 0 && !options.numeric ? "cosmos" : String(to);
    print.put("flow_to", name, name);
  }
  // What FRA_PROTOCOL says of a rule that nobody claimed: RTPROT_UNSPEC.
  const protocol = rule.protocol === "boot" ? "unspec" : rule.protocol;
  const claimed = protocol !== "unspec" && protocol !== "kernel";
  if (claimed || options.details) {
    const word = protocolName(protocol, options.numeric);
    print.put("protocol", word, ` proto ${word}`);
  }
}

function prefix(print: Printer, key: "src" | "dst", word: string, value: Rule["from"]): void {
  print.say(word);
  if (!value) return print.put(key, "all", "all ");
  print.put(key, formatIpv4(value.address), undefined, "inet");
  if (value.length < 32) print.put(`${key}len`, value.length, `/${value.length}`);
  print.say(" ");
}

function device(print: Printer, key: "iif" | "oif", name: string | undefined, world: World): void {
  if (name === undefined) return;
  print.say(`${key} `);
  print.put(key, name, name, "ifname");
  print.say(" ");
  if (!world.netns.device(name)) print.put(`${key}_detached`, null, "[detached] ");
}

function ports(print: Printer, key: "sport" | "dport", range: readonly [number, number] | undefined): void {
  if (!range) return;
  const [low, high] = range;
  if (low === high) return print.put(key, low, `${key} ${low} `);
  print.put(`${key}_start`, low, `${key} ${low}`);
  print.put(`${key}_end`, high, `-${high} `);
}

// The last words of a line have no blank behind them.
function action(print: Printer, rule: Rule, world: World, options: Options): void {
  switch (rule.action) {
    case "lookup": {
      if (rule.l3mdev) return print.put("l3mdev", null, "lookup [l3mdev-table]");
      const name = tableName(rule.table, world, options.numeric);
      print.put("table", name, `lookup ${name}`);
      if (rule.suppressPrefixLength !== undefined)
        print.put(
          "suppress_prefixlen",
          rule.suppressPrefixLength,
          ` suppress_prefixlength ${rule.suppressPrefixLength}`,
        );
      if (rule.suppressGroup !== undefined) {
        const group = rule.suppressGroup === 0 && !options.numeric ? "default" : String(rule.suppressGroup);
        print.put("suppress_ifgroup", group, ` suppress_ifgroup ${group}`);
      }
      return;
    }
    case "goto": {
      const { target = 0 } = rule;
      print.put("goto", target, `goto ${target}`);
      if (!world.netns.fib.rules.all().some((each) => each.priority === target))
        print.put("unresolved", null, " [unresolved]");
      return;
    }
    case "nop":
      return print.put("nop", null, "nop");
    default: {
      const word = typeName(rule.action, options.numeric);
      print.put("action", word, word);
    }
  }
}
