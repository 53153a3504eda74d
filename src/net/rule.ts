// Policy rules (net/core/fib_rules.c, net/ipv4/fib_rules.c): which table a packet's way is looked up in. Left out: what
// realms are for (tc).
import { formatIpv4, type Ipv4 } from "../wire/address.js";
import { inPrefix } from "./inet.js";
import { type Answer, type Lookup, type LookupError, verdicts } from "./lookup.js";

export type RuleAction = "lookup" | "goto" | "nop" | "blackhole" | "unreachable" | "prohibit";
type Range = readonly [low: number, high: number];
type Net = { readonly address: Ipv4; readonly length: number };

export interface Rule {
  readonly priority: number;
  readonly action: RuleAction;
  /** The table of a lookup. */
  readonly table: number;
  /** The priority that a goto leads to. */
  readonly target: number | undefined;
  readonly from: Net | undefined;
  readonly to: Net | undefined;
  /** Names: a rule waits for a device that does not exist. */
  readonly iif: string | undefined;
  readonly oif: string | undefined;
  readonly mark: { readonly value: number; readonly mask: number } | undefined;
  readonly tos: number;
  readonly ipproto: number | undefined;
  readonly sport: Range | undefined;
  readonly dport: Range | undefined;
  readonly uids: Range | undefined;
  readonly suppressPrefixLength: number | undefined;
  /** An answer that leaves by a device of this group is none. */
  readonly suppressGroup: number | undefined;
  /** Of a tunnel that the packet came by; there are none. */
  readonly tunnel: number | undefined;
  /** The table of the packet's VRF; there are none. */
  readonly l3mdev: boolean;
  /** FROM << 16 | TO: only told. */
  readonly realms: number | undefined;
  readonly not: boolean;
  /** RTPROT_ of who made it. */
  readonly protocol: string;
}

export const plainRule: Omit<Rule, "priority" | "table"> = {
  action: "lookup",
  target: undefined,
  from: undefined,
  to: undefined,
  iif: undefined,
  oif: undefined,
  mark: undefined,
  tos: 0,
  ipproto: undefined,
  sport: undefined,
  dport: undefined,
  uids: undefined,
  suppressPrefixLength: undefined,
  suppressGroup: undefined,
  tunnel: undefined,
  l3mdev: false,
  realms: undefined,
  not: false,
  protocol: "boot",
};

const within = (range: Range | undefined, value: number | undefined): boolean =>
  range === undefined || (value !== undefined && value >= range[0] && value <= range[1]);

/** fib_rule_match and fib4_rule_match. */
function matches(rule: Rule, key: Lookup): boolean {
  const { from, to, mark } = rule;
  const hit =
    (rule.iif === undefined || rule.iif === (key.iif?.name ?? "lo")) &&
    (rule.oif === undefined || rule.oif === key.oif?.name) &&
    (mark === undefined || (((key.mark ?? 0) ^ mark.value) & mark.mask) === 0) &&
    (rule.uids === undefined || within(rule.uids, key.uid ?? 0)) &&
    (from === undefined || inPrefix(key.source ?? 0, from.address, from.length)) &&
    (to === undefined || inPrefix(key.destination, to.address, to.length)) &&
    rule.tunnel === undefined &&
    (rule.tos === 0 || rule.tos === (key.tos ?? 0)) &&
    (rule.ipproto === undefined || rule.ipproto === key.protocol) &&
    within(rule.sport, key.sport) &&
    within(rule.dport, key.dport);
  return hit !== rule.not;
}

const refusals: Partial<Record<RuleAction, LookupError>> = {
  blackhole: "EINVAL",
  unreachable: "ENETUNREACH",
  prohibit: "EACCES",
};

/** What every namespace begins with (fib_default_rules_init). */
const first: readonly Rule[] = [
  { ...plainRule, priority: 0, table: 255, protocol: "kernel" },
  { ...plainRule, priority: 0x7ffe, table: 254, protocol: "kernel" },
  { ...plainRule, priority: 0x7fff, table: 253, protocol: "kernel" },
];

export class Rules {
  /** fib4_has_custom_rules: one was ever added or deleted. */
  custom = false;
  private readonly list: Rule[] = [...first];

  all(): readonly Rule[] {
    return this.list;
  }

  /** fib_default_rule_pref: just before the second one. */
  defaultPriority(): number {
    const second = this.list[1]?.priority ?? 0;
    return second > 0 ? second - 1 : 0;
  }

  /** After those of the same priority. */
  add(rule: Rule): void {
    const index = this.list.findIndex((each) => each.priority > rule.priority);
    this.list.splice(index < 0 ? this.list.length : index, 0, rule);
    this.custom = true;
  }

  remove(rule: Rule): void {
    this.list.splice(this.list.indexOf(rule), 1);
    this.custom = true;
  }

  /** fib_rules_lookup: the first rule that matches and has an answer. */
  lookup(
    key: Lookup,
    ask: (table: number) => Answer | undefined,
  ): { answer?: Answer; rule?: Rule; error?: LookupError } {
    for (let at = 0; at < this.list.length; at++) {
      const rule = this.list[at]!;
      if (!matches(rule, key) || rule.action === "nop" || rule.l3mdev) continue;
      if (rule.action === "goto") {
        const target = this.list.findIndex((each) => each.priority === rule.target);
        if (target >= 0) at = target - 1;
        continue;
      }
      const error = refusals[rule.action];
      if (error) return { rule, error };
      const answer = ask(rule.table);
      if (!answer || verdicts[answer.route.type] === "throw") continue;
      const { suppressPrefixLength: suppress } = rule;
      if (answer.hop && suppress !== undefined && answer.route.length <= suppress) continue;
      if (answer.hop && rule.suppressGroup !== undefined && answer.hop.dev.group === rule.suppressGroup) continue;
      return { rule, answer };
    }
    return {};
  }
}

const net = (value: Net | undefined, length = value?.length): string =>
  value === undefined ? "all" : `${formatIpv4(value.address)}${length === 32 ? "" : `/${length}`}`;

/** "100: from 10.0.0.0/8 lookup 7": the words that decisions use for a rule. */
export function ruleWords(rule: Rule): string {
  const action = rule.action === "lookup" ? `lookup ${rule.table}` : rule.action;
  const to = rule.to ? ` to ${net(rule.to)}` : "";
  const more = `${rule.iif ? ` iif ${rule.iif}` : ""}${rule.mark ? ` fwmark 0x${rule.mark.value.toString(16)}` : ""}`;
  return `${rule.priority}: ${rule.not ? "not " : ""}from ${net(rule.from)}${to}${more} ${action}`;
}
