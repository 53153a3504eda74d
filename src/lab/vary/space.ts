// What is varied: names and the values each may have; the cases are all combinations, or a seeded sample of them.
import { profiles } from "../../profile/index.js";
import { Random } from "../../sim/random.js";
import type { LabOptions } from "../lab.js";
import { settingsOf } from "../settings.js";

export type Value = string | number;

/**
 * By name, the values to try: "kernel" ("3.10", "6.1"), "profile", "seed", a sysctl ("net.ipv4.ip_forward",
 * "router:net.ipv4.ip_forward"), or a name of your own that the story asks for.
 */
export type Space = Readonly<Record<string, readonly Value[]>>;

/** One combination: each name with one of its values. */
export type Settings<S extends Space = Space> = { readonly [K in keyof S]: S[K][number] };

/** More cases than this want to be sampled: nobody waits for them, and nobody reads them. */
const MOST = 100_000;

export function sizeOf(space: Space): number {
  return Object.values(space).reduce((product, values) => product * values.length, 1);
}

/** The numbers of the cases: all, or `sample` of them drawn by `seed`, in order. */
export function casesOf(space: Space, sample: number | undefined, seed: number | string): readonly number[] {
  const size = sizeOf(space);
  const numbered = Math.min(size, Number.MAX_SAFE_INTEGER);
  if (sample !== undefined && !(Number.isSafeInteger(sample) && sample > 0))
    throw new RangeError(`a sample is a whole number of cases, not ${sample}`);
  if (sample === undefined && size > MOST)
    throw new RangeError(`these are ${size} cases: { sample: 1000 } tries a thousand of them`);
  if (sample === undefined || sample >= size) return Array.from({ length: size }, (_, index) => index);
  const random = new Random(`${seed}/sample`);
  // Floyd's algorithm: each subset of this many is as likely as any other.
  const drawn = new Set<number>();
  for (let most = numbered - sample; most < numbered; most++) {
    const index = below(random, most + 1);
    drawn.add(drawn.has(index) ? most : index);
  }
  return [...drawn].sort((a, b) => a - b);
}

// Two draws make 53 bits, as many as a number has.
function below(random: Random, end: number): number {
  const [high, low] = [random.uint32() >>> 5, random.uint32() >>> 6];
  return Math.floor(((high * 0x400_0000 + low) / 0x20_0000_0000_0000) * end);
}

/**
 * The combination with this number: the last name's values change fastest. Of a space with more combinations than there are whole
 * numbers each number is the seed of one.
 */
export function settingsAt<S extends Space>(space: S, index: number): Settings<S> {
  if (sizeOf(space) > Number.MAX_SAFE_INTEGER) {
    const random = new Random(`case ${index}`);
    return Object.fromEntries(
      Object.entries(space).map(([name, values]) => [name, values[below(random, values.length)]!]),
    ) as Settings<S>;
  }
  const settings: Record<string, Value> = {};
  let rest = index;
  for (const [name, values] of Object.entries(space).reverse()) {
    settings[name] = values[rest % values.length]!;
    rest = Math.floor(rest / values.length);
  }
  return Object.fromEntries(Object.keys(space).map((name) => [name, settings[name]!])) as Settings<S>;
}

const kernels = Object.values(profiles).map(({ name, kernel }) => [kernel.version, name] as const);

/** A name that is an argument of the story, and nothing that a lab knows. */
export const isArgument = (name: string): boolean =>
  !["kernel", "profile", "seed"].includes(name) && !/^([^:]*:)?net[./]/.test(name);

/** What a lab is made with in this case. */
export function optionsFor(settings: Settings, given: LabOptions): LabOptions {
  const { kernel, profile, seed, ...rest } = settings as Record<string, Value>;
  const sysctl = { ...given.sysctl };
  for (const [name, value] of Object.entries(rest)) if (!isArgument(name)) sysctl[name] = Number(value);
  const called = kernel === undefined ? profile : kernels.find(([version]) => version === String(kernel))?.[1];
  return {
    ...given,
    ...(called === undefined ? {} : { profile: called as keyof typeof profiles }),
    ...(seed === undefined ? {} : { seed }),
    ...(Object.keys(sysctl).length > 0 ? { sysctl } : {}),
  };
}

/** Throws, in words, where a name or a value is nothing that can be varied; `asks`: whether the story asks for this argument. */
export function checkSpace(space: Space, asks: (name: string) => boolean): void {
  if (typeof space !== "object" || space === null)
    throw new TypeError(`what is varied? vary({ "net.ipv4.ip_forward": [0, 1] }, …), not ${space}`);
  if ("kernel" in space && "profile" in space)
    throw new RangeError("kernel and profile say the same: vary one of them");
  for (const [name, values] of Object.entries(space)) {
    if (!Array.isArray(values) || values.length === 0) throw new RangeError(`${name} has no values to try`);
    // As text: a worker, and a grid, tell values apart by that.
    if (new Set(values.map(String)).size < values.length) throw new RangeError(`${name} names a value twice`);
    for (const value of values) checkValue(name, value);
    if (isArgument(name) && !asks(name)) throw new RangeError(unknown(name));
  }
}

function checkValue(name: string, value: Value): void {
  if (typeof value !== "string" && !Number.isFinite(value))
    throw new RangeError(`${name}: a value is a text or a number, not ${value}`);
  if (name === "kernel" && !kernels.some(([version]) => version === String(value)))
    throw new RangeError(`no kernel ${value}: there are ${kernels.map(([version]) => version).join(", ")}`);
  if (name === "profile" && !kernels.some(([, profile]) => profile === value))
    throw new RangeError(`no profile "${value}": there are ${kernels.map(([, profile]) => profile).join(", ")}`);
  if (isArgument(name) || name === "kernel" || name === "profile" || name === "seed") return;
  // A setting that only one of the kernels has is the other's error in its row.
  const problems = Object.values(profiles).map((profile) => {
    try {
      settingsOf({ [name]: value as number }, profile);
      return undefined;
    } catch (error) {
      return error;
    }
  });
  if (problems.every((problem) => problem !== undefined)) throw problems.at(-1);
}

const unknown = (name: string): string =>
  `"${name}" is no setting that Linux has, none of kernel, profile and seed, and the story does not ask for it`;
