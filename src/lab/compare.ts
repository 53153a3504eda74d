// Two labs compared: their logs side by side, and what each machine believes and has counted at the end.
import type { NetNs } from "../net/index.js";
import { type ComparisonOptions, comparison, type Difference, type Picture } from "../view/index.js";
import { formatIpv4 } from "../wire/address.js";
import type { Lab } from "./lab.js";

export interface CompareOptions extends Omit<ComparisonOptions, "ends"> {
  /** What the two are called; unless told, what they were made with that the other was not, else "a" and "b". */
  readonly names?: readonly [string, string];
}

export function compare(a: Lab, b: Lab, { names = namesOf(a, b), ...options }: CompareOptions = {}): Picture {
  const [one, other] = [endOf(a), endOf(b)];
  const ends: Difference[] = [];
  for (const what of new Set([...one.keys(), ...other.keys()])) {
    const [left = ABSENT, right = ABSENT] = [one.get(what), other.get(what)];
    // A setting that only one of two kernels has is the kernel's difference, not the story's.
    const foreign = a.profile !== b.profile && / net\./.test(what) && (left === ABSENT || right === ABSENT);
    if (left !== right && !foreign) ends.push({ what, a: left, b: right });
  }
  const side = (lab: Lab, name: string) => ({
    name,
    events: lab.log.events,
    world: lab.snapshot(),
    ended: lab.clock.now,
  });
  return comparison(side(a, names[0]), side(b, names[1]), { ...options, ends });
}

const ABSENT = "–";

/** What each was made with and the other was not: "net.ipv4.ip_forward=1", "Linux 3.10", "seed 2". */
function namesOf(a: Lab, b: Lab): readonly [string, string] {
  const keys = new Set([...a.settings, ...b.settings].map(({ key }) => key));
  const made = (lab: Lab, other: Lab): string => {
    const said = [...keys]
      .map((key) => [key, settingOf(lab, other, key), settingOf(other, lab, key)] as const)
      .filter(([, own, others]) => own !== others)
      .map(([key, own]) => `${key}=${own}`);
    if (lab.profile !== other.profile) said.push(`Linux ${lab.profile.kernel.version}`);
    const [seed, another] = [lab.options.seed ?? 1, other.options.seed ?? 1];
    return [...said, ...(seed === another ? [] : [`seed ${seed}`])].join(", ");
  };
  const [one, another] = [made(a, b), made(b, a)];
  return one === another ? ["a", "b"] : [one, another];
}

/** A setting as a lab was made, else what it is there by itself, by the path that the other lab wrote. */
function settingOf(lab: Lab, other: Lab, key: string): string {
  const path = other.settings.find((each) => each.key === key)?.path ?? "";
  const values = [...lab.machines.values()].map(({ root }) => root.sysctl.get(path));
  return String(lab.options.sysctl?.[key] ?? values.find((value) => value !== undefined) ?? ABSENT);
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
