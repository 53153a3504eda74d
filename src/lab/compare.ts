// Two labs compared: their logs side by side, and what each machine believes and has counted at the end.
import { type ComparisonOptions, comparison, type Picture } from "../view/index.js";
import { ABSENT, endsOf } from "./ends.js";
import { Lab } from "./lab.js";
import { unmet } from "./settings.js";

export interface CompareOptions extends Omit<ComparisonOptions, "ends" | "notes"> {
  /** What the two are called; unless told, what they were made with that the other was not, else "a" and "b". */
  readonly names?: readonly [string, string];
}

export function compare(a: Lab, b: Lab, { names, ...options }: CompareOptions = {}): Picture {
  for (const lab of [a, b])
    if (!(lab instanceof Lab)) throw new TypeError(`compare takes two labs, and this is ${lab}`);
  const [one, other] = names ?? namesOf(a, b);
  const side = (lab: Lab, name: string) => ({
    name,
    events: lab.log.events,
    world: lab.snapshot(),
    ended: lab.clock.now,
  });
  return comparison(side(a, one), side(b, other), { ...options, ends: endsOf(a, b), notes: notesOf(a, b) });
}

/** A setting of a device that never came is the same story: that is then not what was asked. */
const notesOf = (a: Lab, b: Lab): readonly string[] => [
  ...new Set([a, b].flatMap((lab) => unmet(lab.settings, lab.options.sysctl ?? {}) ?? [])),
];

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
