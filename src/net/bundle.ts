// Events that happen at one moment, again and again, and differ from one time to the next only in numbers: what a fast path does
// with one packet. It tells the log once what they are; each time is then one row of five or seven words, where a row an event
// took four times the memory. A flood of pings between two neighbours has three such bundles a round trip, of ten events.

/** Of which packet it is told: that which comes in or is sent, its answer, or itself with other bytes. */
export type Whose = "its own" | "the answer" | "passed on";

/** One event of a bundle; `place` is from Log.place(). */
export type Told =
  | { readonly kind: "frame"; readonly place: number; readonly dir: "in" | "out"; readonly whose?: Whose }
  /** `verdict` is from Log.verdict(). */
  | { readonly kind: "decision"; readonly place: number; readonly verdict: number }
  /** The packet begins behind its link header. */
  | { readonly kind: "send" | "deliver"; readonly place: number };

export type Bundle = readonly Told[];
