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

/** The drawing inside a picture's HTML. */
export function drawingOf(picture: Picture): string {
  const source = /src="data:image\/svg\+xml;base64,([^"]*)"/.exec(picture.mime["text/html"] ?? "")?.[1];
  if (source === undefined) throw new Error("the picture holds no drawing");
  return Buffer.from(source, "base64").toString("utf8");
}

export function goldenPicture(name: string, picture: Picture): void {
  golden(`${name}.txt`, `${picture}\n`);
  golden(`${name}.svg`, drawingOf(picture));
}
