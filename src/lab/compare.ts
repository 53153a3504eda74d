// Two labs compared: their logs side by side, and what each machine believes and has counted at the end.
import type { NetNs } from "../net/index.js";
import { type ComparisonOptions, comparison, type Difference, type Picture } from "../view/index.js";
import { formatIpv4 } from "../wire/address.js";
import type { Lab } from "./lab.js";

export interface CompareOptions extends Omit<ComparisonOptions, "ends"> {
  /** What the two are called; "a" and "b" unless told. */
  readonly names?: readonly [string, string];
}

export function compare(a: Lab, b: Lab, { names = ["a", "b"], ...options }: CompareOptions = {}): Picture {
  const [one, other] = [endOf(a), endOf(b)];
  const ends: Difference[] = [];
  for (const what of new Set([...one.keys(), ...other.keys()])) {
    const [left = "–", right = "–"] = [one.get(what), other.get(what)];
    if (left !== right) ends.push({ what, a: left, b: right });
  }
  return comparison(
    { name: names[0], events: a.log.events },
    { name: names[1], events: b.log.events },
    { ...options, ends },
  );
}

/** What is so at the end, by name. */
function endOf(lab: Lab): Map<string, string> {
  const end = new Map<string, string>();
  for (const machine of lab.machines.values())
    for (const netns of machine.namespaces) {
      const place = netns.name === "" ? machine.name : `${machine.name}/${netns.name}`;
      for (const [what, value] of statesOf(netns)) end.set(`${place} ${what}`, value);
    }
  return end;
}

function* statesOf(netns: NetNs): Iterable<readonly [string, string]> {
  for (const dev of netns.devices()) yield [`dev ${dev.name}`, dev.operState];
  for (const { address, dev, state } of netns.neighbours.all())
    yield [`neighbour ${formatIpv4(address)} dev ${dev.name}`, state.nud];
  for (const path of netns.sysctl.paths()) yield [`net.${path.replaceAll("/", ".")}`, String(netns.sysctl.get(path))];
  for (const [name, value] of netns.snmp.all()) yield [name, String(value)];
}
