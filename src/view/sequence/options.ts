// What a caller may ask of a sequence diagram.
import type { Event } from "../../net/event.js";
import type { Info } from "../packet/info.js";
import type { Trials } from "../trials.js";
import type { Language } from "../words.js";

/** One step of a lesson's prose, and how to know the event that shows it. */
export interface Step {
  readonly label: string;
  readonly match: (event: Event) => boolean;
}

export interface SequenceOptions {
  readonly words?: Language;
  readonly title?: string;
  /** Only frames at these devices; everything else stays. */
  readonly devices?: readonly string[];
  readonly steps?: readonly Step[];
  /**
   * Which axes come first, from the left: machines ("host"), namespaces ("host/blue"), axes ("ping", "stack", "eth0",
   * "host:eth0"). Without it the order is the one in which packets cross the fewest axes.
   */
  readonly order?: readonly string[];
  /** How many events are drawn before equal ones fold. */
  readonly limit?: number;
  readonly info?: Info;
  /** Events that another telling does not have: marked, and what lies far from them is quiet. */
  readonly marked?: ReadonlySet<Event>;
  /** What would let the lost packet pass, told below the drawing. */
  readonly trials?: Trials;
}
