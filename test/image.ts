// An image for the kernels and commands that the tests start: each is ready a second earlier. Made in a folder of its
// own, so that the user's cache is left alone; where it cannot be made they start without.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export default function setup(): () => void {
  const home = mkdtempSync(join(tmpdir(), "skbook-cache-"));
  Object.assign(process.env, { XDG_CACHE_HOME: home, LOCALAPPDATA: home });
  spawnSync(process.execPath, [join(import.meta.dirname, "../dist/kernel/image/maker.js")], { stdio: "ignore" });
  return () => rmSync(home, { recursive: true, force: true });
}
