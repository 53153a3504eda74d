// What ties the pictures of one run together: a number for each packet, and a mark for the run they belong to.
import type { Event, SkbId } from "../../net/event.js";

/**
 * A packet's number, the same in every picture of these events: counted by when a tap first saw it. What no tap saw has none.
 * A drawing's shapes carry it as data-skb-packet="N", so that a page can light up the capture table's rows with them.
 */
export function packetNumbers(events: readonly Event[]): ReadonlyMap<SkbId, number> {
  const numbers = new Map<SkbId, number>();
  for (const event of events)
    if (event.kind === "frame" && !numbers.has(event.skb)) numbers.set(event.skb, numbers.size + 1);
  return numbers;
}

/** A class name that figures of the same run share and others do not (FNV-1a over where its events lie in the lab's log). */
export function runClass(events: readonly Event[]): string {
  let hash = 0x811c9dc5;
  for (const { seq, time, machine } of [...events.slice(0, 1), ...events.slice(-1)])
    for (const character of `${seq} ${time} ${machine};`)
      hash = Math.imul(hash ^ character.codePointAt(0)!, 0x0100_0193) >>> 0;
  return `skb-run-${hash.toString(36)}`;
}
