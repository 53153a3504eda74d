// One neighbour's state machine (net/core/neighbour.c): state and event in, state and actions out; it sends nothing and sets
// no timer itself. Times are jiffies. Left out: a daemon that answers the questions of app_solicit.
import type { Mac } from "../wire/address.js";
import type { Nud } from "./event.js";

export interface NeighParms {
  readonly mcastSolicit: number;
  readonly ucastSolicit: number;
  readonly mcastResolicit: number;
  readonly appSolicit: number;
  /** In jiffies. */
  readonly retransTime: number;
  readonly delayProbeTime: number;
  readonly reachableTime: number;
  /** What `reachableTime` was drawn from. */
  readonly baseReachableTime: number;
  readonly locktime: number;
  /** A hundredth of a second, but at least a tick. */
  readonly shortest: number;
}

export interface NeighState {
  readonly nud: Nud;
  readonly lladdr: Mac | undefined;
  readonly probes: number;
  /** When it was last proved reachable, last used to send, last changed. */
  readonly confirmed: number;
  readonly used: number;
  readonly updated: number;
}

export type NeighEvent =
  | { readonly kind: "use" }
  | { readonly kind: "timer" }
  | { readonly kind: "confirm" }
  /** What a message or an administrator says (neigh_update). */
  | {
      readonly kind: "update";
      readonly lladdr: Mac | undefined;
      readonly nud: Nud;
      /** May replace a known address. */
      readonly override: boolean;
      /** `ip neigh` says so, not a packet. */
      readonly admin?: boolean;
      /** NTF_USE or NTF_MANAGED: only a wish that it be looked for; state and address are not told. */
      readonly useOnly?: boolean;
    };

/** How arp_solicit asks: everyone, the address that is known, or a daemon in user space. */
export type Solicit = "multicast" | "unicast" | "app";

export interface NeighStep {
  readonly state: NeighState;
  /** Set the timer to this jiffy; "off" stops it; undefined leaves it. */
  readonly timer?: number | "off";
  readonly solicit?: Solicit;
  /** What becomes of the packets that wait. */
  readonly queue?: "wait" | "send" | "fail";
  /** The kernel's words for why it refused an administrator's update (EINVAL). */
  readonly refused?: string;
}

export const fresh = (now: number, parms: NeighParms): NeighState => ({
  nud: "NONE",
  lladdr: undefined,
  probes: 0,
  confirmed: now - 2 * parms.baseReachableTime,
  used: now,
  updated: now,
});

/** An address is known and may be used to send (NUD_VALID). */
export const valid = (nud: Nud): boolean => nud !== "NONE" && nud !== "INCOMPLETE" && nud !== "FAILED";
/** Known to be right (NUD_CONNECTED). */
export const connected = (nud: Nud): boolean => nud === "REACHABLE" || nud === "PERMANENT" || nud === "NOARP";

export function step(state: NeighState, event: NeighEvent, now: number, parms: NeighParms): NeighStep {
  switch (event.kind) {
    case "use":
      return use({ ...state, used: now }, now, parms);
    case "timer":
      return expire(state, now, parms);
    case "confirm":
      return { state: { ...state, confirmed: now } };
    case "update":
      return update(state, event, now, parms);
    default:
      return event satisfies never;
  }
}

// __neigh_event_send
function use(state: NeighState, now: number, parms: NeighParms): NeighStep {
  switch (state.nud) {
    case "REACHABLE":
    case "PERMANENT":
    case "NOARP":
    case "DELAY":
    case "PROBE":
      return { state, queue: "send" };
    case "STALE":
      return {
        state: { ...state, nud: "DELAY", updated: now },
        timer: now + parms.delayProbeTime,
        queue: "send",
      };
    case "INCOMPLETE":
      return { state, queue: "wait" };
    case "NONE":
    case "FAILED":
      if (parms.mcastSolicit + parms.appSolicit === 0)
        return { state: { ...state, nud: "FAILED", updated: now }, queue: "fail" };
      return {
        state: { ...state, nud: "INCOMPLETE", probes: parms.ucastSolicit + 1, updated: now },
        timer: now + Math.max(parms.retransTime, parms.shortest),
        solicit: question(parms.ucastSolicit, parms),
        queue: "wait",
      };
    default:
      return state.nud satisfies never;
  }
}

// The how manieth question is this one? (arp_solicit)
function question(asked: number, { ucastSolicit, appSolicit }: NeighParms): Solicit {
  if (asked < ucastSolicit) return "unicast";
  return asked < ucastSolicit + appSolicit ? "app" : "multicast";
}

// neigh_max_probes
const mostProbes = (nud: Nud, parms: NeighParms): number =>
  parms.ucastSolicit + parms.appSolicit + (nud === "PROBE" ? parms.mcastResolicit : parms.mcastSolicit);

// neigh_probe, unless enough were asked.
function probe(state: NeighState, now: number, parms: NeighParms): NeighStep {
  if (state.probes >= mostProbes(state.nud, parms))
    return { state: { ...state, nud: "FAILED", updated: now }, queue: "fail" };
  return {
    state: { ...state, probes: state.probes + 1 },
    timer: now + Math.max(parms.retransTime, parms.shortest),
    solicit: question(state.probes, parms),
  };
}

// neigh_timer_handler
function expire(state: NeighState, now: number, parms: NeighParms): NeighStep {
  switch (state.nud) {
    case "REACHABLE":
      if (now <= state.confirmed + parms.reachableTime) return { state, timer: state.confirmed + parms.reachableTime };
      if (now <= state.used + parms.delayProbeTime)
        return { state: { ...state, nud: "DELAY", updated: now }, timer: now + parms.delayProbeTime };
      return { state: { ...state, nud: "STALE", updated: now } };
    case "DELAY":
      if (now <= state.confirmed + parms.delayProbeTime)
        return {
          state: { ...state, nud: "REACHABLE", updated: now },
          timer: state.confirmed + parms.reachableTime,
        };
      return probe({ ...state, nud: "PROBE", updated: now, probes: 0 }, now, parms);
    case "PROBE":
    case "INCOMPLETE":
      return probe(state, now, parms);
    case "NONE":
    case "STALE":
    case "FAILED":
    case "NOARP":
    case "PERMANENT":
      return { state };
    default:
      return state.nud satisfies never;
  }
}

// __neigh_update
function update(
  state: NeighState,
  event: Extract<NeighEvent, { kind: "update" }>,
  now: number,
  parms: NeighParms,
): NeighStep {
  if (!event.admin && (state.nud === "PERMANENT" || state.nud === "NOARP")) return { state };
  if (event.useOnly) return { state: state.nud === "PERMANENT" ? { ...state, nud: "NONE" } : state };
  if (!valid(event.nud)) {
    const failed = event.nud === "FAILED" && (state.nud === "INCOMPLETE" || state.nud === "PROBE");
    return {
      state: { ...state, nud: event.nud, updated: failed ? now : state.updated },
      timer: "off",
      queue: failed ? "fail" : "wait",
    };
  }
  const known = valid(state.nud);
  const lladdr = event.lladdr ?? (known ? state.lladdr : undefined);
  if (lladdr === undefined) return { state, refused: "No link layer address given" };
  const moved = !known || lladdr !== state.lladdr;
  const proved = connected(event.nud) ? { ...state, confirmed: now } : state;
  // A different address without the right to override: ours stays.
  if (known && moved && !event.override) return { state: proved };
  const nud = known && !moved && event.nud === "STALE" && !event.admin ? state.nud : event.nud;
  if (nud === state.nud && !moved) return { state: proved };
  const next: NeighState = {
    ...proved,
    nud,
    lladdr,
    updated: now,
    probes: nud !== state.nud && nud === "PROBE" ? 0 : state.probes,
    confirmed: moved && !connected(nud) ? now - 2 * parms.baseReachableTime : proved.confirmed,
  };
  if (nud === state.nud) return { state: next };
  const timer = nud === "REACHABLE" ? now + parms.reachableTime : nud === "DELAY" || nud === "PROBE" ? now : "off";
  return { state: next, timer, ...(known ? {} : { queue: "send" as const }) };
}
