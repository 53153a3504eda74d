// Words that stand for numbers in routes: tables, scopes, types, protocols.
import { type RouteProtocol, type RouteType, scope, table } from "../../../net/index.js";
import { invalid } from "../arguments.js";

export const types: readonly RouteType[] = [
  "unicast",
  "local",
  "broadcast",
  "multicast",
  "blackhole",
  "unreachable",
  "prohibit",
];
export const scopes: Readonly<Record<string, number>> = {
  global: scope.universe,
  site: scope.site,
  link: scope.link,
  host: scope.host,
};
export const protocols: readonly RouteProtocol[] = ["kernel", "boot", "static", "redirect"];

export function tableOf(word: string): number | "all" {
  if (word === "all") return "all";
  if (word === "main" || word === "254") return table.main;
  if (word === "local" || word === "255") return table.local;
  if (/^\d+$/.test(word)) return Number(word);
  throw invalid("table id value is invalid", word);
}

export function typeOf(word: string): RouteType {
  const type = types.find((t) => t === word);
  if (!type) throw invalid("node type value is invalid", word);
  return type;
}

export function scopeOf(word: string): number {
  const value = scopes[word] ?? (/^\d+$/.test(word) ? Number(word) : undefined);
  if (value === undefined) throw invalid('invalid "scope" value\n', word);
  return value;
}
