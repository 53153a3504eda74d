// Which of several hops a flow takes (fib_select_multipath, fib_multipath_hash). The kernel hashes the two addresses
// (fib_multipath_hash_policy 0) or also protocol and ports (1) with a key that is chance at boot: so is ours, from the lab's
// seed. A flow keeps its hop as in Linux; which one it gets is no prediction for a real machine. Before 4.4 there is no hash:
// from packet to packet another hop is taken, as often as its weight says. Left out: policies 2 and 3.
import type { Found, Hop, Lookup } from "./fib.js";
import type { RoutingView } from "./route.js";

type View = Pick<RoutingView, "fib" | "kernel" | "multipathSeed" | "sysctl">;

/** fib_select_multipath */
export function selectHop(view: View, found: Found, key: Lookup): Hop {
  const { route } = found;
  if (route.hops.length < 2 || key.oif) return found.hop;
  if (view.kernel.profile.kernel.version === "3.10") {
    const usable = route.hops.filter(({ flags }) => !flags.dead);
    return usable.length === 0 ? found.hop : inTurn(view, usable);
  }
  const hash = flowHash(view, key);
  const at = route.info.bounds.findIndex((bound) => hash <= bound);
  return route.hops[at] ?? found.hop;
}

// fib_select_multipath before 4.4: each hop has as many turns as its weight, and who is next hangs on the tick.
function inTurn({ fib, kernel }: View, hops: readonly Hop[]): Hop {
  const turns = (hop: Hop) => fib.turns.get(hop) ?? 0;
  const count = () => hops.reduce((sum, hop) => sum + turns(hop), 0);
  if (count() === 0) for (const hop of hops) fib.turns.set(hop, hop.weight);
  let at = kernel.jiffies % count();
  for (const hop of hops) {
    at -= turns(hop);
    if (at > 0 || turns(hop) === 0) continue;
    fib.turns.set(hop, turns(hop) - 1);
    return hop;
  }
  return hops[0]!;
}

function flowHash(view: View, key: Lookup): number {
  const policy = view.sysctl.get("ipv4/fib_multipath_hash_policy") ?? 0;
  // Both directions of a flow hash alike (__flow_hash_consistentify).
  const addresses = [key.source ?? 0, key.destination].sort((a, b) => a - b);
  const ports = policy === 1 ? [key.protocol ?? 0, ...[key.sport ?? 0, key.dport ?? 0].sort((a, b) => a - b)] : [];
  let hash = view.multipathSeed;
  for (const word of [...addresses, ...ports]) {
    hash = Math.imul(hash ^ word, 0x85eb_ca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 1;
}
