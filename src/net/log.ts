// The log of a lab: appended to by every stack, read by captures, pictures and explanations.
import type { Event, SkbId } from "./event.js";

type Unnumbered<E> = E extends Event ? Omit<E, "seq"> : never;

export class Log {
  readonly events: Event[] = [];
  private lastSkb = 0;

  add(event: Unnumbered<Event>): void {
    this.events.push({ seq: this.events.length, ...event } as Event);
  }

  newSkb(): SkbId {
    return ++this.lastSkb;
  }
}
