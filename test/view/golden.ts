// Pictures kept as files, reviewed as diffs. UPDATE_GOLDEN=1 writes them anew.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Picture } from "../../src/view/index.js";

export function golden(name: string, content: string): void {
  const path = fileURLToPath(new URL(`../golden/${name}`, import.meta.url));
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  expect(content).toBe(readFileSync(path, "utf8"));
}

/** The drawings inside a picture's HTML: one, or the parts of a tall one from top to bottom. */
export function drawingsOf(picture: Picture): readonly string[] {
  const sources = [...(picture.mime["text/html"] ?? "").matchAll(/src="data:image\/svg\+xml;base64,([^"]*)"/g)];
  if (sources.length === 0) throw new Error("the picture holds no drawing");
  return sources.map(([, source]) => Buffer.from(source!, "base64").toString("utf8"));
}

/** All of it as one text: parts share their coordinates. */
export function drawingOf(picture: Picture): string {
  return drawingsOf(picture).join("");
}

export function goldenPicture(name: string, picture: Picture): void {
  golden(`${name}.txt`, `${picture}\n`);
  drawingsOf(picture).forEach((drawing, i) => {
    golden(i === 0 ? `${name}.svg` : `${name}-${i + 1}.svg`, drawing);
  });
}
