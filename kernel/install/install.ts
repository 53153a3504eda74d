// `skbook install` and `skbook uninstall`: the folder that tells Jupyter how this kernel is started.
// https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { Fault, fileFault } from "../fault.js";
import { compiled } from "../session/library.js";
import { png, svg } from "./logo.js";
import { kernelsFolder, type Surroundings, type Where } from "./places.js";
import { language } from "./spec.js";

export interface Target extends Where {
  readonly name?: string | undefined;
}

export function here(): Surroundings {
  return { platform: process.platform, home: homedir(), env: process.env };
}

/** Writes the folder anew and returns its path. */
export function install(target: Target): string {
  const folder = specFolder(target);
  const spec = {
    argv: [process.execPath, entry(), "kernel", "--connection-file", "{connection_file}"],
    display_name: target.name === undefined ? language.kernelspec.display_name : `${target.name} (TypeScript)`,
    language: "typescript",
    // By message: a signal does not reach a kernel on Windows, nor one on another machine.
    interrupt_mode: "message",
    metadata: { debugger: false },
  };
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "kernel.json"), `${JSON.stringify(spec, null, 2)}\n`);
    writeFileSync(join(folder, "logo-32x32.png"), png(32));
    writeFileSync(join(folder, "logo-64x64.png"), png(64));
    writeFileSync(join(folder, "logo-svg.svg"), svg());
  } catch (error) {
    throw fileFault(folder, error);
  }
  return folder;
}

/** Removes the folder and returns its path; only a kernel of ours is removed. */
export function uninstall(target: Target): string {
  const folder = specFolder(target);
  if (!existsSync(folder)) throw new Fault(`${folder}: nothing is installed there`);
  if (!isOurs(readSpec(folder))) throw new Fault(`${folder}: this is another kernel, not skbook`);
  try {
    rmSync(folder, { recursive: true });
  } catch (error) {
    throw fileFault(folder, error);
  }
  return folder;
}

export interface Spec {
  readonly argv: readonly string[];
}

/** What kernel.json says, or undefined when there is none that can be read. */
export function readSpec(folder: string): Spec | undefined {
  try {
    const { argv } = JSON.parse(readFileSync(join(folder, "kernel.json"), "utf8")) as { argv: unknown };
    return Array.isArray(argv) && argv.every((word) => typeof word === "string") ? { argv } : undefined;
  } catch {
    return undefined;
  }
}

/** Started as we are: our words behind some Node and some copy of this program. */
export function isOurs(spec: Spec | undefined): boolean {
  return spec !== undefined && /[\\/]kernel[\\/]cli\.js$/.test(spec.argv[1] ?? "") && spec.argv[2] === "kernel";
}

function specFolder({ name = "skbook", ...where }: Target): string {
  // As jupyter_client's own check has it.
  if (!/^[a-z0-9._-]+$/i.test(name) || name === "." || name === "..") {
    throw new Fault(`--name ${name}: letters, digits, . _ and - only`, 2);
  }
  return join(kernelsFolder(where, here()), name.toLowerCase());
}

const entry = (): string => compiled("kernel/cli.js");
