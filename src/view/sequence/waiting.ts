// Packets that wait for a neighbour's answer: which item queued them, until the neighbour is known or given up.
import type { NeighEvent } from "../../net/event.js";
import { deviceKey } from "./axes.js";

export const keyOf = (device: string, address: string): string => `${device}\n${address}`;

/** Which items of the picture wait for whom. */
export class Queues {
  private readonly waiting = new Map<string, number[]>();

  add(key: string, item: number): void {
    this.waiting.set(key, [...(this.waiting.get(key) ?? []), item]);
  }

  /** Who waits, and, when this ends their waiting, nobody any more. */
  at(event: NeighEvent): readonly number[] {
    const key = keyOf(deviceKey(event, event.dev), event.address);
    const items = this.waiting.get(key) ?? [];
    if (event.to !== "INCOMPLETE") this.waiting.delete(key);
    return items;
  }
}
