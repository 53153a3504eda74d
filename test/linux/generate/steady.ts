// Does a case hang on chance or on a moment? The kernel draws timers and hash keys anew at each boot, and a command takes as long
// as it takes there. So a case is played here with other seeds and on slower machines too, and must print the same each time.
import { mask } from "../../../kernel/mask.js";
import { play } from "./play.js";

const MACHINES = [
  { seed: 1, pause: 0 },
  { seed: 3, pause: 0.5 },
  { seed: 4, pause: 1.5 },
  { seed: 5, pause: 2.5 },
] as const;

/** A hash that chooses between two ways is the same every other time: many more seeds. */
const DRAWS = 8;

// The same script where every question takes so much longer, as do the last looks at what was counted and seen.
const slowed = (script: string, pause: number): string =>
  pause === 0
    ? script
    : script.replace(/^([tpa] |ip netns exec \S+ nstat|sleep 1.5; kill )/gm, (word) => `sleep ${pause}; ${word}`);

export async function steady(script: string): Promise<boolean> {
  const draws = /nexthop/.test(script)
    ? Array.from({ length: DRAWS }, (_, index) => ({ seed: 6 + index, pause: 0 }))
    : [];
  let first: string | undefined;
  for (const { seed, pause } of [...MACHINES, ...draws]) {
    const printed = mask(await play(slowed(script, pause), seed), script);
    first ??= printed;
    if (printed !== first) return false;
  }
  return true;
}
