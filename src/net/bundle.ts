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
  /** The packet begins behind its link header. Which socket gets it is told each time, see Log.heard(). */
  | { readonly kind: "send"; readonly place: number }
  | { readonly kind: "deliver" };

export type Bundle = readonly Told[];

/** A bundle as numbers, as the log keeps it: how many events, then three numbers for each. */
export function numbers(bundle: Bundle): readonly number[] {
  return [bundle.length, ...bundle.flatMap(coded)];
}

const EVENT = 3;
const whose: readonly Whose[] = ["its own", "the answer", "passed on"];

function coded(told: Told): readonly number[] {
  if (told.kind === "frame") return [told.dir === "out" ? 1 : 0, told.place, whose.indexOf(told.whose ?? "its own")];
  if (told.kind === "decision") return [2, told.place, told.verdict];
  return told.kind === "send" ? [3, told.place, 0] : [4, 0, 0];
}

/** The bundle that stands there among such numbers. */
export function bundleAt(all: readonly number[], start: number): Bundle {
  return Array.from({ length: all[start]! }, (_, i): Told => {
    const [kind, place, more] = all.slice(start + 1 + EVENT * i) as [number, number, number];
    if (kind === 2) return { kind: "decision", place, verdict: more };
    if (kind === 3) return { kind: "send", place };
    if (kind === 4) return { kind: "deliver" };
    return { kind: "frame", place, dir: kind === 1 ? "out" : "in", whose: whose[more]! };
  });
}
