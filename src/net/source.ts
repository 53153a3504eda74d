// Is the source of an arriving packet credible? (fib_validate_source and __fib_validate_source in net/ipv4/fib_frontend.c)
import { formatIpv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import type { Fact } from "./event.js";
import { scope } from "./inet.js";
import { combined, facts, ownerOf } from "./reading.js";
import type { DropReason } from "./reason.js";
import type { Arrival, Refusal, RoutingView } from "./route.js";

export interface Credible {
  /** It is a neighbour of ours, no gateway between (nhc_scope of the way back is host). */
  readonly onLink: boolean;
}

export function validateSource(view: RoutingView, arrival: Arrival, oif?: Device): Credible | Refusal {
  const { source, dev } = arrival;
  const rpf = combined(view, dev, "rp_filter", "max");
  const local = combined(view, dev, "accept_local", "or");
  const read = [{ name: "source", value: formatIpv4(source) }, rpf.fact, local.fact];
  const refuse = (refused: DropReason, func: string, more: readonly Fact[] = []): Refusal => ({
    refused,
    func,
    read: [...read, ...more],
  });
  const full = view.fib.customLocalRoutes || view.fib.rules.custom;
  const mayRedirect = combined(view, dev, "send_redirects", "or").value !== 0;
  if (rpf.value === 0 && (oif !== dev || !mayRedirect) && (local.value !== 0 || !full)) {
    const owner = local.value === 0 ? ownerOf(view, source) : undefined;
    if (!owner) return { onLink: false };
    return refuse("IP_LOCAL_SOURCE", "fib_validate_source", [{ name: "owner", value: owner.name }]);
  }
  const func = "__fib_validate_source";
  const mark = combined(view, dev, "src_valid_mark", "or").value !== 0 ? arrival.mark : 0;
  const key = { destination: source, source: arrival.destination, iif: oif, mark, tos: (arrival.tos ?? 0) & 0x1c };
  const back = view.fib.lookup(key);
  if ("error" in back) {
    if (rpf.value === 0) return { onLink: false };
    return refuse("IP_RPFILTER", func, [...facts(back), { name: "fib", value: "no route back" }]);
  }
  const { route } = back;
  const way = facts(back).map((fact) => (fact.name === "fib" ? { ...fact, value: `back by ${fact.value}` } : fact));
  if (route.type === "local" && local.value === 0) return refuse("IP_LOCAL_SOURCE", func, way);
  if (route.type !== "unicast" && route.type !== "local") return refuse("IP_INVALID_SOURCE", func, way);
  const near = (found: typeof back) => ({ onLink: found.hop.scope >= scope.host });
  if (route.hops.some((hop) => hop.dev === dev) || (route.type === "local" && dev.loopback)) return near(back);
  if (view.inDevice(dev).addresses.length === 0)
    return rpf.value === 0 ? { onLink: false } : refuse("IP_RPFILTER", func, way);
  if (rpf.value === 1) return refuse("IP_RPFILTER", func, way);
  const again = view.fib.lookup({ ...key, oif: dev, ignoreLinkstate: true });
  return "error" in again || again.route.type !== "unicast" ? { onLink: false } : near(again);
}
