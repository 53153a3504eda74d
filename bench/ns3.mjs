// The same chains in ns-3, where it is installed (Debian: libns3-dev libgsl-dev libxml2-dev libsqlite3-dev, g++): our own
// source, compiled once into dist/. The answer is frames a CPU second, or undefined where there is no ns-3.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("ns3/chain.cc", import.meta.url));
const modules = ["core", "network", "internet", "csma", "internet-apps", "applications"];

let program;

/** The compiled program's path; undefined where ns-3 or a compiler is missing. */
function compiled() {
  if (program !== undefined) return program || undefined;
  const out = join("dist", "ns3-chain");
  program = "";
  if (!existsSync("/usr/include/ns3/core-module.h")) return undefined;
  if (!existsSync(out) || statSync(out).mtimeMs < statSync(source).mtimeMs) {
    mkdirSync("dist", { recursive: true });
    const libraries = modules.map((name) => `-lns3-${name}`);
    const { status, stderr } = spawnSync("g++", ["-O2", "-std=c++17", source, "-o", out, ...libraries], {
      encoding: "utf8",
    });
    if (status !== 0) {
      console.error(`ns-3 is there, but bench/ns3/chain.cc does not compile: ${(stderr ?? "no g++").slice(0, 400)}`);
      return undefined;
    }
  }
  program = out;
  return out;
}

export function ns3Chain(routers, frames) {
  const path = compiled();
  if (!path) return undefined;
  const pings = Math.ceil(frames / 2 / (routers + 1));
  const told = JSON.parse(execFileSync(path, [String(routers), String(pings)], { encoding: "utf8" }));
  return told.frames / told.cpu;
}
