// Settings that a lab begins with, as /etc/sysctl.d has them: each is written when its namespace or device appears.
import { type Preset, Sysctl } from "../net/index.js";
import type { Profile } from "../profile/index.js";

export interface Setting extends Preset {
  /** As it was written. */
  readonly key: string;
  /** Without it, every machine's. */
  readonly machine: string | undefined;
  /** Without it, every namespace's of that machine; "" is the first one. */
  readonly netns: string | undefined;
}

/**
 * Keys: "net.ipv4.ip_forward", "router:net.ipv4.ip_forward", "host/blue:net.ipv4.…"; throws where the kernel has no such setting, or
 * refuses the value.
 */
export function settingsOf(sysctl: Readonly<Record<string, number>>, profile: Profile): readonly Setting[] {
  const entries = Object.entries(sysctl);
  if (entries.length === 0) return [];
  const fresh = new Sysctl(profile);
  return entries.map(([key, value]) => {
    const [, where, name] = /^(?:([^:]*):)?net[./](.*)$/.exec(key) ?? [];
    const path = name === undefined ? "" : slashed(name);
    if (!known(path, profile)) throw new RangeError(`Linux ${profile.kernel.version} has no setting "${key}"`);
    if (!Number.isSafeInteger(value)) throw new RangeError(`${key} is a whole number, not ${value}`);
    if (fresh.refuses(path, value))
      throw new RangeError(`Linux ${profile.kernel.version} refuses ${key}=${value} (EINVAL)`);
    const [machine, netns] = where?.split("/") ?? [];
    return { key, machine, netns: where?.includes("/") ? netns : undefined, path, value };
  });
}

/** The first of these that nothing in the story ever had: a slip of the pen would be a setting that changes nothing. */
export function unmet(settings: readonly Setting[], keys: object): string | undefined {
  const missed = settings.find(({ met, key }) => !met && key in keys);
  return missed && `no machine, namespace or device of this story ever had ${missed.key}`;
}

/** sysctl(8): whichever of dot and slash comes first separates; the other one then stands for it inside a name. */
function slashed(name: string): string {
  if (/^[^.]*\//.test(name)) return name;
  return [...name].map((each) => (each === "." ? "/" : each === "/" ? "." : each)).join("");
}

function known(path: string, { kernel }: Profile): boolean {
  const [family, group, , name] = path.split("/");
  const has = (names: Readonly<Record<string, number>>, key: string | undefined) => key !== undefined && key in names;
  if (family === "ipv4" && group === "conf") return has(kernel.conf, name) || has(kernel.confAll, name);
  if (family === "ipv4" && group === "neigh") return has(kernel.neigh, name);
  if (family === "ipv6" && group === "conf") return has(kernel.conf6, name);
  return family === "ipv4" && has(kernel.ipv4, path.slice("ipv4/".length));
}
