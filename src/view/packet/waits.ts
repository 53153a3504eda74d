// Whom a packet waits for: what the log says of one that was queued until its neighbour's MAC address is known.
import type { DecisionEvent } from "../../net/event.js";

/** "10.0.0.2 dev e0 INCOMPLETE …", as __neigh_event_send read it. */
export function waitsFor(event: DecisionEvent): { readonly address: string; readonly dev: string } | undefined {
  if (event.verdict !== "queued") return undefined;
  const [address = "", , dev = ""] = event.read.find(({ name }) => name === "neighbour")?.value.split(" ") ?? [];
  return address === "" ? undefined : { address, dev };
}
