// Where Jupyter looks for kernels, without asking Python.
// https://docs.jupyter.org/en/latest/use/jupyter-directories.html#data-files

import { posix, win32 } from "node:path";
import { Fault } from "../fault.js";

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Where {
  readonly prefix?: string | undefined;
  readonly sysPrefix?: boolean | undefined;
}

/** The folder in which every kernel has a folder of its own. */
export function kernelsFolder(where: Where, { platform, home, env }: Surroundings): string {
  const { join } = platform === "win32" ? win32 : posix;
  if (where.prefix !== undefined) return join(where.prefix, "share", "jupyter", "kernels");
  if (where.sysPrefix) {
    const prefix = env.VIRTUAL_ENV || env.CONDA_PREFIX;
    if (!prefix) throw new Fault("--sys-prefix: no Python environment is active (VIRTUAL_ENV, CONDA_PREFIX)");
    return join(prefix, "share", "jupyter", "kernels");
  }
  return join(userData(join, platform, home, env), "kernels");
}

function userData(
  join: (...parts: string[]) => string,
  platform: NodeJS.Platform,
  home: string,
  env: Surroundings["env"],
): string {
  if (env.JUPYTER_DATA_DIR) return env.JUPYTER_DATA_DIR;
  if (platform === "darwin") return join(home, "Library", "Jupyter");
  if (platform === "win32") return join(env.APPDATA || join(home, "AppData", "Roaming"), "jupyter");
  return join(env.XDG_DATA_HOME || join(home, ".local", "share"), "jupyter");
}

/** Every folder that a Jupyter started here looks into, the first found wins. */
export function searched(surroundings: Surroundings): readonly string[] {
  const { platform, env } = surroundings;
  const { join, delimiter } = platform === "win32" ? win32 : posix;
  const prefixes = [env.VIRTUAL_ENV, env.CONDA_PREFIX].filter((prefix) => prefix !== undefined && prefix !== "");
  const shared = platform === "win32" ? [join(env.PROGRAMDATA || "C:\\ProgramData", "jupyter", "kernels")] : [];
  return [
    ...(env.JUPYTER_PATH ?? "")
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, "kernels")),
    kernelsFolder({}, surroundings),
    ...prefixes.map((prefix) => kernelsFolder({ prefix }, surroundings)),
    ...(platform === "win32"
      ? shared
      : ["/usr/local", "/usr"].map((prefix) => kernelsFolder({ prefix }, surroundings))),
  ];
}
