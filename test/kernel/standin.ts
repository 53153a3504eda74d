import { fileURLToPath } from "node:url";
import type { Library } from "../../kernel/session/library.js";

export async function standin(): Promise<Library> {
  const root = fileURLToPath(new URL("standin", import.meta.url));
  return { name: "skbook", root, module: (await import("./standin/index.js")) as object };
}
