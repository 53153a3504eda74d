import { expect, test } from "vitest";
import { dark, deviceColours, light, type Palette, print, type Role } from "../../src/view/theme.js";

// WCAG 2.1, relative luminance and contrast ratio.
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

const pairs: readonly (readonly [text: Role, ground: Role])[] = [
  ...(["ink", "dim", "data", "arp", "bad", "good", "note"] as const).flatMap((text) =>
    (["paper", "panel", "band"] as const).map((ground) => [text, ground] as const),
  ),
  ...(["bad", "ink", "dim"] as const).map((text) => [text, "badFill"] as const),
  ...(["note", "ink", "dim"] as const).map((text) => [text, "noteFill"] as const),
  ["stepText", "step"],
  ...(Object.keys(light) as Role[]).filter((role) => /^(kind|heat)/.test(role)).map((cell) => ["ink", cell] as const),
  // Numbers stand in paper's colour on their tone.
  ...(["data", "arp", "bad", "good", "note", "dim"] as const).map((tone) => ["paper", tone] as const),
];

test.each([
  ["light", light],
  ["dark", dark],
  ["print", print],
] as [string, Palette][])("%s: every text has a contrast of 4.5 to its ground", (_, palette) => {
  for (const [text, ground] of pairs)
    expect(contrast(palette[text], palette[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
});

test("marks of devices are seen on both papers", () => {
  for (const colour of deviceColours)
    for (const paper of [light.paper, dark.paper]) expect(contrast(colour, paper), colour).toBeGreaterThanOrEqual(3);
});
