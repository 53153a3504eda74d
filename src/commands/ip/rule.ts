// ip rule: show, add, del, flush. Left out: save and restore, nat, IPv6.
import { config, type Rule } from "../../net/index.js";
import { listing } from "../iproute2/printer.js";
import type { World } from "../world.js";
import {
  type Arguments,
  answer,
  IpError,
  invalid,
  matches,
  notSimulated,
  type Options,
  prefix,
  unknownCommand,
} from "./arguments.js";
import { groupOf } from "./linkwords.js";
import { realms } from "./route/change.js";
import { usage } from "./route/usage.js";
import { protocolOf, tableNumber, tosOf, typeWord } from "./route/words.js";
import { ipProtocols, printRule } from "./ruleline.js";

type Wanted = { -readonly [K in keyof Rule]?: Rule[K] };

export function ipRule(args: Arguments, world: World, options: Options): string {
  if (options.family === "inet6") throw notSimulated("ip -6 rule");
  const command = args.next();
  if (command === undefined || matches(command, "list") || matches(command, "lst") || matches(command, "show"))
    return show(args, world, options);
  if (matches(command, "add")) return change(args, world, "add");
  if (matches(command, "delete")) return change(args, world, "del");
  if (matches(command, "flush")) return flush(args, world);
  if (matches(command, "help")) throw new IpError(usage.rule, 255);
  if (matches(command, "save") || matches(command, "restore")) throw notSimulated(`ip rule ${command}`);
  throw unknownCommand(command, "rule");
}

function number(args: Arguments, message: string): number {
  const word = args.need();
  if (!/^(0x[0-9a-f]+|\d+)$/i.test(word)) throw invalid(message, word);
  return Number(word);
}

// Of the second number, what begins it counts.
function range(word: string, what: string): readonly [number, number] {
  const [low = "", high = low] = word.split("-");
  if (!/^\d+$/.test(low)) throw invalid(`invalid ${what}\n`, word);
  return [Number(low), Number.parseInt(high, 10) || Number(low)];
}

function net(word: string, world: World, kind?: "inet") {
  const { address, length } = prefix(word, world, kind);
  // A prefix of no length at all is none: from all.
  return length === 0 ? undefined : { address, length };
}

function mark(word: string): NonNullable<Rule["mark"]> {
  const [value = "", mask] = word.split("/");
  const ok = (text: string) => /^(0x[0-9a-f]+|\d+)$/i.test(text);
  if (!ok(value)) throw invalid("fwmark value is invalid\n", word);
  if (mask !== undefined && !ok(mask)) throw invalid("fwmask value is invalid\n", mask);
  return { value: Number(value), mask: mask === undefined ? 0xffff_ffff : Number(mask) };
}

// The words that add, del and the listing understand alike; false for one that they do not.
function selectorWord(word: string, args: Arguments, world: World, wanted: Wanted, kind?: "inet"): boolean {
  if (word === "not") wanted.not = true;
  else if (word === "from") wanted.from = net(args.need(), world, kind);
  else if (word === "to") wanted.to = net(args.need(), world, kind);
  else if (matches(word, "preference") || matches(word, "order") || matches(word, "priority"))
    wanted.priority = number(args, "preference value is invalid\n");
  else if (word === "tos" || matches(word, "dsfield")) {
    const typed = args.need();
    const tos = tosOf(typed);
    if (tos === undefined) throw invalid("TOS value is invalid\n", typed);
    wanted.tos = tos;
  } else if (word === "fwmark") wanted.mark = mark(args.need());
  else if (word === "lookup" || matches(word, "table")) {
    const typed = args.need();
    const id = tableNumber(typed, world);
    if (id === undefined) throw invalid("invalid table ID\n", typed);
    wanted.table = id;
    wanted.action = "lookup";
  } else if (matches(word, "dev") || word === "iif") wanted.iif = args.need();
  else if (word === "oif") wanted.oif = args.need();
  else if (word === "uidrange") wanted.uids = range(args.need(), "UID range");
  else if (word === "ipproto") {
    const typed = args.need();
    const protocol = ipProtocols[typed] ?? (/^\d+$/.test(typed) ? Number(typed) : undefined);
    if (protocol === undefined) throw invalid('Invalid "ipproto" value\n', typed);
    wanted.ipproto = protocol;
  } else if (word === "l3mdev") {
    wanted.l3mdev = true;
    wanted.table = 0;
  } else if (word === "sport") wanted.sport = range(args.need(), "port range");
  else if (word === "dport") wanted.dport = range(args.need(), "port range");
  else if (word === "protocol") {
    const typed = args.need();
    const protocol = protocolOf(typed);
    if (protocol === undefined) throw invalid('"protocol" value is invalid\n', typed);
    wanted.protocol = protocol;
  } else return false;
  return true;
}

function change(args: Arguments, world: World, mode: "add" | "del"): string {
  if (args.peek() === undefined) throw new IpError(`"ip rule ${mode}" requires arguments.\n`, 1);
  const wanted: Wanted = {};
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (selectorWord(word, args, world, wanted)) continue;
    if (matches(word, "suppress_prefixlength") || word === "sup_pl")
      wanted.suppressPrefixLength = number(args, "suppress_prefixlength value is invalid\n");
    else if (matches(word, "suppress_ifgroup") || word === "sup_group") {
      const typed = args.need();
      wanted.suppressGroup = groupOf(typed, 'Invalid "suppress_ifgroup" value\n');
    } else if (word === "realms" || word === "realm") wanted.realms = realms(args.need(), "invalid realms\n");
    else if (word === "tun_id") wanted.tunnel = number(args, '"tun_id" value is invalid\n');
    else if (word === "nat" || word === "map-to") throw notSimulated(`ip rule … ${word}`);
    else {
      if (word === "type") word = args.need();
      if (matches(word, "help")) throw new IpError(usage.rule, 255);
      if (matches(word, "goto")) {
        wanted.action = "goto";
        wanted.target = number(args, "invalid target\n");
      } else if (matches(word, "nop")) wanted.action = "nop";
      else {
        const type = typeWord(word);
        if (type === "blackhole" || type === "unreachable" || type === "prohibit") wanted.action = type;
        else throw invalid("Failed to parse rule type", word);
      }
    }
  }
  if (mode === "del") {
    answer(config.removeRule(world.netns, wanted));
    return "";
  }
  // Without a table it is main's, or none where nothing is looked up.
  const looksUp = wanted.action === undefined || wanted.action === "lookup";
  answer(config.addRule(world.netns, { ...wanted, table: looksUp ? (wanted.table ?? 254) : 0 }));
  return "";
}

function chosen(args: Arguments, world: World): (rule: Rule) => boolean {
  const wanted: Wanted = {};
  for (let word = args.next(); word !== undefined; word = args.next())
    // What is no selector is a destination.
    if (!selectorWord(word, args, world, wanted, "inet")) wanted.to = net(word, world, "inet");
  const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return (rule) =>
    Object.entries(wanted).every(([key, value]) => value === undefined || equal(rule[key as keyof Rule], value));
}

function show(args: Arguments, world: World, options: Options): string {
  const shown = world.netns.fib.rules.all().filter(chosen(args, world));
  return listing(options, (print) => {
    for (const rule of shown)
      print.object(undefined, () => {
        printRule(print, rule, world, options);
        print.say("\n");
      });
  });
}

/** All but the one of priority 0 (unless others are selected). */
function flush(args: Arguments, world: World): string {
  const wanted = chosen(args, world);
  for (const rule of [...world.netns.fib.rules.all()])
    if (rule.priority !== 0 && wanted(rule)) {
      world.netns.fib.rules.remove(rule);
      world.netns.rtnetlink.tell({ kind: "rule", rule, gone: true });
    }
  return "";
}
