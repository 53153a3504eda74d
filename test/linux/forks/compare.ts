// A copy's script as a real kernel printed it, beside what the copy printed; and whether a copy prints the same on another day.
import { mask } from "../../../kernel/mask.js";
import { type Part, type Story, sideBySide } from "../../../src/index.js";

/** All that was printed, but for chance. The whole is masked at once, so that equal MACs must be equal everywhere. */
const printed = (parts: readonly (Part | undefined)[], script: string): string =>
  mask(parts.map((part) => (part ? `==> ${part.title}\n${part.text}` : "(nothing)\n")).join(""), script);

/** The first places where they part; empty where they agree. */
export async function difference(story: Story, script: string, real: string): Promise<string> {
  const pairs = await sideBySide(story, real);
  const side = (of: "lab" | "real") =>
    printed(
      pairs.map((pair) => pair[of]),
      script,
    ).split("\n");
  const [ours, theirs] = [side("lab"), side("real")];
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  if (at < 0 && ours.length === theirs.length) return "";
  const from = Math.max(0, (at < 0 ? ours.length : at) - 3);
  const show = (mark: string, lines: readonly string[]) =>
    lines.slice(from, from + 12).map((line) => `${mark} ${line}`);
  return [...show("-", theirs), ...show("+", ours)].join("\n");
}

/** Other timers, other hash keys, slower hands: the same words. */
export async function steady(story: Story, script: string): Promise<boolean> {
  const texts: string[] = [];
  for (const [seed, typing] of [
    [story.options.seed ?? 1, 0],
    [3, 0.05],
    [4, 0.4],
    [5, 1.1],
  ] as const) {
    const told: Story = { ...story, options: { ...story.options, seed, typing } };
    const parts = (await sideBySide(told, "")).map(({ lab }) => lab);
    texts.push(printed(parts, script));
  }
  return new Set(texts).size === 1 && !texts[0]!.includes("skbook:");
}
