// Where a real Linux is to be had: a User Mode Linux kernel at hand, else namespaces of this machine's own kernel. Plays one script
// there and brings back what it printed.
// Left out: other virtual machines, containers, a host over ssh.

import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Fault } from "../fault.js";
import { packageRoot } from "../session/library.js";

export interface Place {
  /** "Linux 6.1.176 (User Mode Linux, linux.uml)". */
  readonly name: string;
  /** What a script printed, stdout and stderr together. `stages`: it makes namespaces of its own. */
  play(script: string, options: { readonly limit: number; readonly stages: boolean }): Promise<string>;
}

/** `uml`: a kernel named on the command line; `here`: this machine's own. A Fault says what is missing. */
export function place({ uml, here }: { readonly uml: string | undefined; readonly here: boolean }): Place {
  if (process.platform !== "linux") throw new Fault(`real: a real Linux is needed, and this is ${process.platform}`, 2);
  const named = uml ?? process.env.SKBOOK_UML;
  const kernel = named ?? "linux.uml";
  if (!here) {
    if (isProgram(kernel)) return umlPlace(kernel);
    if (named !== undefined)
      throw new Fault(`real: ${named}: no program; --uml and SKBOOK_UML name a User Mode Linux kernel`, 2);
  }
  const spaces = process.getuid?.() === 0 ? SPACES : ["--user", "--map-root-user", ...SPACES];
  const tried = spawnSync("unshare", [...spaces, "ip", "link", "add", "skb0", "type", "veth"], { encoding: "utf8" });
  if (tried.status === 0) return ownPlace(spaces);
  const why = tried.error ? "there is no program unshare" : (tried.stderr.trim().split("\n")[0] ?? "");
  throw new Fault(
    `real: no real Linux here. There is no ${kernel} (Debian: apt-get install user-mode-linux kmod; --uml PATH names another), ` +
      `and this machine lets nobody but root make network namespaces (${why}); sudo may help`,
    2,
  );
}

const SPACES = ["--mount", "--net", "--uts", "--ipc", "--pid", "--fork", "--mount-proc", "--kill-child"];

function isProgram(name: string): boolean {
  const paths = name.includes("/")
    ? [name]
    : (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
  return paths.some((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function umlPlace(kernel: string): Place {
  return {
    name: `User Mode Linux (${kernel})`,
    play: (script, { limit }) =>
      inFolder(script, async (folder) => {
        const words = [tool("linux"), "-t", String(limit), join(folder, "out"), join(folder, "in", "lab.sh")];
        const said = await done(spawn("bash", words, { env: { ...process.env, SKBOOK_UML: kernel } }));
        if (said.status !== 0)
          throw new Fault(`real: ${said.stderr.trim() || `${kernel} ended with ${said.status}`}`, 2);
      }),
  };
}

function ownPlace(spaces: readonly string[]): Place {
  const release = spawnSync("uname", ["-r"], { encoding: "utf8" }).stdout.trim();
  return {
    name: `Linux ${release} (this machine's own, in namespaces)`,
    play: (script, { limit, stages }) =>
      inFolder(script, async (folder) => {
        // A lab's script makes its own namespaces; a plain script is given some.
        const inside = stages ? [] : ["unshare", ...spaces];
        const file = stages
          ? ["bash", join(folder, "in", "lab.sh")]
          : ["bash", tool("alone"), folder, String(limit), "lab.sh"];
        const [program = "", ...words] = ["timeout", String(limit), ...inside, ...file];
        const said = await done(spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] }));
        if (!stages) return;
        const late = said.status === 124 ? `(more than ${limit} s)\n` : "";
        writeFileSync(join(folder, "out", "lab.out"), said.stdout + late + said.stderr);
      }),
  };
}

/** A folder with in/lab.sh; what stands in out/lab.out afterwards. */
async function inFolder(script: string, act: (folder: string) => Promise<void>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "skbook-real."));
  try {
    for (const each of ["in", "out"]) mkdirSync(join(folder, each));
    writeFileSync(join(folder, "in", "lab.sh"), script);
    await act(folder);
    return readFileSync(join(folder, "out", "lab.out"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Said {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

function done(child: ReturnType<typeof spawn>): Promise<Said> {
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream]?.setEncoding("utf8").on("data", (text: string) => {
      said[stream] += text;
    });
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new Fault(`real: ${error.message}`, 2)));
    child.on("close", (status) => resolve({ ...said, status }));
  });
}

/** The two shell programs in the repository's kernel/real. */
const tool = (name: string): string => join(packageRoot(), "kernel/real", name);
