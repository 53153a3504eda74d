// A link's options in tc-netem's words, and back: "delay 20ms loss 1%". Numbers get netem's units; what is written "20ms" stays.
// Left out: nothing, but chance is netem's own there, and no seed rules it.
import type { LinkOptions } from "../link.js";

const units: Readonly<Record<Exclude<keyof LinkOptions, "limit">, (amount: number) => string>> = {
  delay: (nanos) => `${nanos / 1000}us`,
  rate: (bits) => `${bits}bit`,
  loss: share,
  duplicate: share,
  reorder: share,
  corrupt: share,
};

function share(amount: number): string {
  return `${Math.round(amount * 1e8) / 1e6}%`;
}

export function toWords(options: LinkOptions): readonly string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (name === "limit" || typeof value === "string") return [name, String(value).replaceAll(" ", "")];
    return [name, units[name as keyof typeof units](value)];
  });
}

/** Undefined where a word is not netem's. */
export function fromWords(words: readonly string[]): LinkOptions | undefined {
  const options: Record<string, string | number> = {};
  for (let at = 0; at < words.length; at += 2) {
    const [name = "", value] = words.slice(at, at + 2);
    if (value === undefined || (name !== "limit" && !(name in units))) return undefined;
    options[name] = name === "limit" ? Number(value) : value;
  }
  return options;
}
