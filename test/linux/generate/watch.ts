// What one device saw while questions were asked: a tcpdump, with the time it needs to begin and to get its last packets.
import type { Draw } from "./draw.js";
import { endsOf, type Network } from "./network.js";

export function watch(draw: Draw, net: Network): { begin: string[]; end: string[] } {
  if (!draw.percent(30)) return { begin: [], end: [] };
  const { ns, dev } = draw.one(endsOf(net));
  const words = draw.one(["-net", "-nt", "-nvt"]);
  const filter = draw.one(["", "", " arp", " icmp"]);
  return {
    begin: [`ip netns exec ${ns} tcpdump ${words} -i ${dev}${filter} >/run/seen 2>&1 & seen=$!; sleep 2`],
    end: ["sleep 1.5; kill $seen 2>/dev/null; wait $seen; cat /run/seen"],
  };
}
