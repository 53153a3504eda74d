// What a recording says against itself, whatever kernel printed it: a clock that runs back, an average outside of its
// bounds, a loss that is not the share of what was lost, addresses that no machine writes.

import type { Verdict } from "./judge.js";

/** In words, undefined where nothing is wrong. */
export function contradictionIn(recorded: string): string | undefined {
  return address(recorded) ?? clock(recorded) ?? loss(recorded) ?? roundTrips(recorded);
}

function address(text: string): string | undefined {
  for (const [all] of text.matchAll(/(?<![\w.-])\d{1,4}(?:\.\d{1,4}){3}(?![\w-]|\.\d)(?:\/\d+)?/g)) {
    const [dotted = "", length] = all.split("/");
    if (dotted.split(".").some((each) => Number(each) > 255)) return `${dotted} is no address`;
    if (length !== undefined && Number(length) > 32) return `${all}: no prefix is that long`;
  }
  const mac = /\blink\/ether (\S+)/.exec(text)?.[1];
  if (mac !== undefined && !/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(mac) && !/[x*.]/i.test(mac))
    return `${mac} is no MAC address`;
  return undefined;
}

function clock(text: string): string | undefined {
  const stamps = [...text.matchAll(/^(\d\d):(\d\d):(\d\d\.\d{6}) /gm)];
  let before = Number.NEGATIVE_INFINITY;
  for (const [all, h, m, s] of stamps) {
    const now = Number(h) * 3600 + Number(m) * 60 + Number(s);
    // Past midnight the clock begins anew.
    if (now < before && before - now < 43_200) return `the clock runs back at ${all.trim()}`;
    before = now;
  }
  return undefined;
}

function loss(text: string): string | undefined {
  const found = /(\d+) packets transmitted, (\d+) (?:packets )?received.*?(\d+(?:\.\d+)?)% packet loss/.exec(text);
  if (!found) return undefined;
  const [sent, received, said] = found.slice(1).map(Number) as [number, number, number];
  if (sent === 0 || received > sent) return undefined;
  const share = ((sent - received) * 100) / sent;
  return Math.abs(share - said) > 1 ? `${received} of ${sent} received is not ${said}% loss` : undefined;
}

function roundTrips(text: string): string | undefined {
  const found = /^rtt min\/avg\/max\/mdev = ([\d.]+)\/([\d.]+)\/([\d.]+)\/[\d.]+ ms/m.exec(text);
  if (!found) return undefined;
  const [min, avg, max] = found.slice(1).map(Number) as [number, number, number];
  if (min > avg || avg > max) return `round trips of ${min} to ${max} ms have no average of ${avg} ms`;
  const times = [...text.matchAll(/\btime=([\d.]+) ms/g)].map(([, time]) => time!);
  const received = Number(/(\d+) (?:packets )?received/.exec(text)?.[1]);
  if (times.length === 0 || times.length !== received || text.includes("DUP!")) return undefined;
  // ping prints three digits; what it printed is rounded.
  const off = (time: string, bound: number) => {
    const digits = time.split(".")[1]?.length ?? 0;
    return Math.abs(Number(time) - bound) > 0.51 * 10 ** -digits;
  };
  const sorted = [...times].sort((a, b) => Number(a) - Number(b));
  if (off(sorted[0]!, min)) return `the shortest round trip shown took ${sorted[0]} ms, and min says ${min} ms`;
  if (off(sorted.at(-1)!, max)) return `the longest round trip shown took ${sorted.at(-1)} ms, and max says ${max} ms`;
  return undefined;
}

const macs = (text: string): readonly string[] => text.match(/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/g) ?? [];

/** MAC addresses are chance, but each is one card's: who shows another than the rest do is wrong. */
export function strangers(verdicts: readonly Verdict[]): ReadonlyMap<Verdict, string> {
  const pairs = verdicts.flatMap((verdict) => {
    if (!verdict.agrees) return [];
    return verdict.rows.flatMap(({ recorded = "", simulated = "" }) => {
      const [left, right] = [macs(recorded), macs(simulated)];
      return left.length !== right.length ? [] : left.map((shown, at) => ({ verdict, shown, real: right[at]! }));
    });
  });
  // A transcript counts once, however often it says it.
  const votes = new Map<string, Map<string, Set<Verdict>>>();
  for (const { verdict, shown, real } of pairs) {
    const of = votes.get(real) ?? new Map<string, Set<Verdict>>();
    votes.set(real, of.set(shown, (of.get(shown) ?? new Set()).add(verdict)));
  }
  const wrong = new Map<Verdict, string>();
  for (const { verdict, shown, real } of pairs) {
    const [most] = [...votes.get(real)!].sort((a, b) => b[1].size - a[1].size);
    // A bridge has the lowest address of its ports, and which that is, is chance.
    const known = pairs.some((pair) => pair.shown === shown && pair.verdict !== verdict && pair.real !== real);
    if (most && most[0] !== shown && !known) wrong.set(verdict, `${shown} is elsewhere ${most[0]}`);
  }
  return wrong;
}
