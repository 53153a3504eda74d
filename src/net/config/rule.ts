// RTM_NEWRULE and RTM_DELRULE (fib_nl_newrule, fib_nl_delrule), RTM_NEWNEXTHOP and RTM_DELNEXTHOP's way into routes.
import type { NetNs } from "../netns.js";
import { plainRule, type Rule, ruleWords } from "../rule.js";
import { type Refused, refused, say } from "./refused.js";

export type NewRule = Partial<Rule>;

const same = (a: Rule, b: NewRule, fields: readonly (keyof Rule)[]): boolean =>
  fields.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]));

const identity: readonly (keyof Rule)[] = [
  "action",
  "table",
  "target",
  "from",
  "to",
  "iif",
  "oif",
  "mark",
  "tos",
  "ipproto",
  "sport",
  "dport",
  "uids",
  "suppressPrefixLength",
  "suppressGroup",
  "tunnel",
  "l3mdev",
];

// fib4_rule_compare: asked for everyone or any TOS, it takes whatever a rule has.
const lenient = (rule: NewRule, field: keyof Rule): boolean =>
  ((field === "from" || field === "to") && !rule[field]?.length) || (field === "tos" && !rule.tos);

export function addRule(ns: NetNs, wanted: NewRule): Refused | undefined {
  const { rules } = ns.fib;
  const rule: Rule = { table: 0, ...plainRule, ...wanted, priority: wanted.priority ?? rules.defaultPriority() };
  // fib4_rule_configure: the upper bits of DSCP are none that a lookup sees.
  if ((rule.tos & 3) !== 0) return say(ns, "EINVAL", "Invalid dsfield (tos): ECN bits must be 0");
  if ((rule.tos & ~0x1e) !== 0) return say(ns, "EINVAL", "Invalid tos");
  // rule_exists: does not look at "not", but at who made it.
  const fields: readonly (keyof Rule)[] = [
    ...identity.filter((field) => !lenient(rule, field)),
    "priority",
    "protocol",
  ];
  if (rules.all().some((each) => same(each, rule, fields))) return refused("EEXIST");
  if (rule.action === "goto" && (rule.target ?? 0) <= rule.priority)
    return say(ns, "EINVAL", "Backward goto not supported");
  rules.add(rule);
  ns.rtnetlink.tell({ kind: "rule", rule, gone: false });
  ns.change("route", `rule ${ruleWords(rule)}`);
  return undefined;
}

// Nobody asked for a table or a mark of 0, but perhaps for routes of length 0.
const asked = (match: NewRule, field: keyof Rule): boolean =>
  match[field] !== undefined && (match[field] !== 0 || field.startsWith("suppress")) && !lenient(match, field);

/** rule_find: the first that agrees with all that was said. */
export function removeRule(ns: NetNs, match: NewRule): Refused | undefined {
  const said = identity.filter((field) => asked(match, field));
  const found = ns.fib.rules
    .all()
    .find((r) => (match.priority === undefined || r.priority === match.priority) && same(r, match, said));
  if (!found) return refused("ENOENT");
  ns.fib.rules.remove(found);
  ns.rtnetlink.tell({ kind: "rule", rule: found, gone: true });
  ns.change("route", `deleted rule ${ruleWords(found)}`);
  return undefined;
}
