// The neighbour state machine is this table: every state meets every event that matters (net/core/neighbour.c).
import { describe, expect, it } from "vitest";
import type { Nud } from "../../src/net/index.js";
import { type NeighEvent, type NeighParms, type NeighState, type Solicit, step } from "../../src/net/neighbour.js";

// Linux's defaults at 100 ticks a second; the reachable time is drawn elsewhere.
const parms: NeighParms = {
  mcastSolicit: 3,
  ucastSolicit: 3,
  mcastResolicit: 0,
  appSolicit: 0,
  retransTime: 100,
  delayProbeTime: 500,
  reachableTime: 3000,
  baseReachableTime: 3000,
  locktime: 100,
  shortest: 1,
};
const NOW = 100_000;
const OLD = 0x02_00_00_00_00_01;
const NEW = 0x02_00_00_00_00_02;

const use: NeighEvent = { kind: "use" };
const timer: NeighEvent = { kind: "timer" };
const confirm: NeighEvent = { kind: "confirm" };
const told = (nud: Nud, lladdr?: number, more: { override?: boolean; admin?: boolean } = {}): NeighEvent => ({
  kind: "update",
  nud,
  lladdr,
  override: more.override ?? false,
  ...(more.admin ? { admin: true } : {}),
});
const forced = (nud: Nud, lladdr?: number) => told(nud, lladdr, { override: true });
const admin = (nud: Nud, lladdr?: number) => told(nud, lladdr, { override: true, admin: true });

interface Row {
  readonly from: Nud;
  readonly event: NeighEvent;
  readonly to: Nud;
  readonly because: string;
  /** What it was before; long ago unless told. */
  readonly was?: Partial<NeighState>;
  readonly parms?: Partial<NeighParms>;
  /** Ticks from now, "off", or undefined: left as it is. */
  readonly timer?: number | "off";
  readonly solicit?: Solicit;
  readonly queue?: "wait" | "send" | "fail";
  readonly lladdr?: number;
  readonly probes?: number;
  /** The time of its last change stays, though the state changes. */
  readonly keepsTime?: boolean;
}

const row = (
  from: Nud,
  event: NeighEvent,
  to: Nud,
  because: string,
  rest: Omit<Row, "from" | "event" | "to" | "because"> = {},
) => ({ from, event, to, because, ...rest }) satisfies Row;

const table: readonly Row[] = [
  // A packet wants to go there.
  row("NONE", use, "INCOMPLETE", "asks by broadcast", { timer: 100, solicit: "multicast", queue: "wait", probes: 4 }),
  row("FAILED", use, "INCOMPLETE", "asks anew", { timer: 100, solicit: "multicast", queue: "wait", probes: 4 }),
  row("NONE", use, "FAILED", "may not ask", { parms: { mcastSolicit: 0 }, queue: "fail" }),
  row("NONE", use, "INCOMPLETE", "asks a daemon (app_solicit)", {
    parms: { mcastSolicit: 0, appSolicit: 1 },
    timer: 100,
    solicit: "app",
    queue: "wait",
    probes: 4,
  }),
  row("INCOMPLETE", use, "INCOMPLETE", "is asking already", { queue: "wait" }),
  row("REACHABLE", use, "REACHABLE", "sends", { queue: "send" }),
  row("STALE", use, "DELAY", "sends, and will ask in 5 s", { timer: 500, queue: "send" }),
  row("DELAY", use, "DELAY", "sends", { queue: "send" }),
  row("PROBE", use, "PROBE", "sends while it asks", { queue: "send" }),
  row("PERMANENT", use, "PERMANENT", "sends", { queue: "send" }),
  row("NOARP", use, "NOARP", "sends", { queue: "send" }),

  // The timer.
  row("INCOMPLETE", timer, "INCOMPLETE", "asks again", {
    was: { probes: 4 },
    timer: 100,
    solicit: "multicast",
    probes: 5,
  }),
  row("INCOMPLETE", timer, "INCOMPLETE", "asks a third time", {
    was: { probes: 5 },
    timer: 100,
    solicit: "multicast",
    probes: 6,
  }),
  row("INCOMPLETE", timer, "FAILED", "has asked three times", { was: { probes: 6 }, queue: "fail" }),
  row("INCOMPLETE", timer, "INCOMPLETE", "has asked the daemon, now asks everyone", {
    was: { probes: 4 },
    parms: { appSolicit: 1 },
    timer: 100,
    solicit: "multicast",
    probes: 5,
  }),
  row("INCOMPLETE", timer, "INCOMPLETE", "waits a tick at least", {
    was: { probes: 4 },
    parms: { retransTime: 0 },
    timer: 1,
    solicit: "multicast",
    probes: 5,
  }),
  row("REACHABLE", timer, "STALE", "unconfirmed and unused", {}),
  row("REACHABLE", timer, "REACHABLE", "confirmed meanwhile", { was: { confirmed: NOW - 1000 }, timer: 2000 }),
  row("REACHABLE", timer, "DELAY", "unconfirmed, but used just now", { was: { used: NOW - 100 }, timer: 500 }),
  row("DELAY", timer, "PROBE", "nobody confirmed it", { timer: 100, solicit: "unicast", probes: 1 }),
  // Seen on Linux 6.1: in PROBE mcast_solicit does not count (neigh_max_probes).
  row("DELAY", timer, "FAILED", "may not ask it", { parms: { ucastSolicit: 0 }, probes: 0, queue: "fail" }),
  row("DELAY", timer, "PROBE", "may only broadcast", {
    parms: { ucastSolicit: 0, mcastResolicit: 1 },
    timer: 100,
    solicit: "multicast",
    probes: 1,
  }),
  row("DELAY", timer, "REACHABLE", "somebody confirmed it", { was: { confirmed: NOW - 100 }, timer: 2900 }),
  row("PROBE", timer, "PROBE", "asks the known address again", {
    was: { probes: 1 },
    timer: 100,
    solicit: "unicast",
    probes: 2,
  }),
  row("PROBE", timer, "PROBE", "asks a third time", { was: { probes: 2 }, timer: 100, solicit: "unicast", probes: 3 }),
  row("PROBE", timer, "FAILED", "has asked three times", { was: { probes: 3 }, queue: "fail" }),
  row("PROBE", timer, "PROBE", "goes on by broadcast (mcast_resolicit)", {
    was: { probes: 3 },
    parms: { mcastResolicit: 1 },
    timer: 100,
    solicit: "multicast",
    probes: 4,
  }),
  row("NONE", timer, "NONE", "has no timer"),
  row("STALE", timer, "STALE", "has no timer"),
  row("FAILED", timer, "FAILED", "has no timer"),
  row("PERMANENT", timer, "PERMANENT", "has no timer"),
  row("NOARP", timer, "NOARP", "has no timer"),

  // Something above proves that it is there (MSG_CONFIRM).
  row("REACHABLE", confirm, "REACHABLE", "notes the time"),
  row("DELAY", confirm, "DELAY", "notes the time"),

  // An answer to us (reply to our MAC) or a question from them.
  row("NONE", forced("STALE", NEW), "STALE", "learns who asks", { timer: "off", queue: "send", lladdr: NEW }),
  row("INCOMPLETE", told("REACHABLE", NEW), "REACHABLE", "the answer", { timer: 3000, queue: "send", lladdr: NEW }),
  row("INCOMPLETE", told("STALE", NEW), "STALE", "a question is as good", { timer: "off", queue: "send", lladdr: NEW }),
  row("FAILED", told("REACHABLE", NEW), "REACHABLE", "a late answer", { timer: 3000, queue: "send", lladdr: NEW }),
  row("REACHABLE", forced("STALE", OLD), "REACHABLE", "the same address proves nothing and harms nothing"),
  row("DELAY", forced("STALE", OLD), "DELAY", "the same"),
  row("PROBE", forced("STALE", OLD), "PROBE", "the same"),
  row("STALE", told("REACHABLE", OLD), "REACHABLE", "an answer", { timer: 3000 }),
  row("DELAY", told("REACHABLE", OLD), "REACHABLE", "an answer", { timer: 3000 }),
  row("PROBE", told("REACHABLE", OLD), "REACHABLE", "the answer", { timer: 3000 }),
  row("REACHABLE", told("REACHABLE", OLD), "REACHABLE", "once more"),
  row("REACHABLE", told("REACHABLE", NEW), "REACHABLE", "another address too soon (locktime)"),
  row("STALE", told("STALE", NEW), "STALE", "another address too soon"),
  row("REACHABLE", forced("STALE", NEW), "STALE", "it moved", { timer: "off", lladdr: NEW }),
  row("STALE", forced("REACHABLE", NEW), "REACHABLE", "it moved and answers", { timer: 3000, lladdr: NEW }),
  row("PERMANENT", forced("REACHABLE", NEW), "PERMANENT", "an administrator's word stands"),
  row("NOARP", forced("REACHABLE", NEW), "NOARP", "an administrator's word stands"),

  // `ip neigh`.
  row("NONE", admin("PERMANENT", NEW), "PERMANENT", "add", { timer: "off", queue: "send", lladdr: NEW }),
  row("INCOMPLETE", admin("PERMANENT", NEW), "PERMANENT", "what waits may go", {
    timer: "off",
    queue: "send",
    lladdr: NEW,
  }),
  row("NONE", admin("NOARP", NEW), "NOARP", "add nud noarp", { timer: "off", queue: "send", lladdr: NEW }),
  row("PERMANENT", admin("STALE", OLD), "STALE", "change nud stale", { timer: "off" }),
  row("REACHABLE", admin("STALE", OLD), "STALE", "change nud stale", { timer: "off" }),
  row("STALE", admin("REACHABLE", OLD), "REACHABLE", "change nud reachable", { timer: 3000 }),
  row("STALE", admin("DELAY", OLD), "DELAY", "is asked at once", { timer: 0 }),
  row("STALE", admin("PROBE", OLD), "PROBE", "is asked at once", { timer: 0 }),
  row("INCOMPLETE", admin("FAILED"), "FAILED", "what waits fails", { timer: "off", queue: "fail" }),
  row("PROBE", admin("FAILED"), "FAILED", "what waits fails", { timer: "off", queue: "fail" }),
  // Seen on Linux 6.1 (ip -s neigh): only neigh_invalidate, which these do not reach, notes the time.
  row("REACHABLE", admin("FAILED"), "FAILED", "nothing waits", { timer: "off", queue: "wait", keepsTime: true }),
  row("PERMANENT", admin("FAILED"), "FAILED", "nothing waits", { timer: "off", queue: "wait", keepsTime: true }),
];

const knows = (nud: Nud): boolean => !["NONE", "INCOMPLETE", "FAILED"].includes(nud);
const words = (event: NeighEvent): string =>
  event.kind === "update"
    ? `${event.admin ? "ip neigh " : ""}${event.nud}${event.lladdr === undefined ? "" : event.lladdr === OLD ? " same MAC" : " new MAC"}${event.override ? "!" : ""}`
    : event.kind;

describe("a neighbour", () => {
  for (const each of table) {
    it(`${each.from} + ${words(each.event)} -> ${each.to}: ${each.because}`, () => {
      const before: NeighState = {
        nud: each.from,
        lladdr: knows(each.from) ? OLD : undefined,
        probes: 0,
        confirmed: NOW - 50_000,
        used: NOW - 50_000,
        updated: NOW - 50_000,
        ...each.was,
      };
      const { state, timer: at, solicit, queue } = step(before, each.event, NOW, { ...parms, ...each.parms });
      expect({
        to: state.nud,
        lladdr: state.lladdr,
        probes: state.probes,
        timer: typeof at === "number" ? at - NOW : at,
        solicit,
        queue,
      }).toEqual({
        to: each.to,
        lladdr: each.lladdr ?? before.lladdr,
        probes: each.probes ?? before.probes,
        timer: each.timer,
        solicit: each.solicit,
        queue: each.queue,
      });
      if (each.event.kind === "confirm") expect(state.confirmed).toBe(NOW);
      if (each.event.kind === "use") expect(state.used).toBe(NOW);
      if (each.to !== each.from) expect(state.updated).toBe(each.keepsTime ? before.updated : NOW);
    });
  }

  it("is in the table with every state and every event", () => {
    const states: Nud[] = [
      "NONE",
      "INCOMPLETE",
      "REACHABLE",
      "STALE",
      "DELAY",
      "PROBE",
      "FAILED",
      "NOARP",
      "PERMANENT",
    ];
    const missing = states.flatMap((from) =>
      (["use", "timer", "update"] as const)
        .filter((kind) => !table.some((r) => r.from === from && r.event.kind === kind))
        .map((kind) => `${from} + ${kind}`),
    );
    expect(missing).toEqual([]);
  });
});
