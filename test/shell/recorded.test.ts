// Scripts whose output real bash 5.2 printed, kept beside them. RECORD_BASH=1 records anew with this machine's /bin/bash.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "./machine.js";

const folder = join(import.meta.dirname, "recorded");
const scripts = readdirSync(folder).filter((name) => name.endsWith(".sh"));

/** Pids differ; nothing else may. */
function mask(text: string): string {
  return text.replace(/(line \d+: ) *\d+ (Killed|Hangup|Terminated)/g, "$1PID $2").replace(/(wait: pid )\d+/g, "$1PID");
}

function record(name: string): string {
  const command = `bash ${name}; echo "status $?"`;
  const env = { PATH: "/usr/bin:/bin", HOME: "/root", LC_ALL: "C", TZ: "UTC" };
  return execFileSync("/bin/bash", ["-c", `exec 2>&1 </dev/null; ${command}`], { cwd: folder, env, encoding: "utf8" });
}

describe("scripts print what bash prints", () => {
  for (const name of scripts) {
    const expected = join(folder, name.replace(/sh$/, "out"));
    it(name, () => {
      if (process.env.RECORD_BASH) writeFileSync(expected, mask(record(name)));
      const { text, status } = run(readFileSync(join(folder, name), "utf8"), { name, tty: false });
      expect(mask(`${text}status ${status}\n`)).toBe(readFileSync(expected, "utf8"));
    });
  }
});
