// Where a command's name leads: a program of PATH, a script by its path (execute_cmd.c: shell_execve's complaints).
import { strerror } from "../errno.js";
import { absolute } from "../path.js";
import type { Program } from "../process.js";
import type { Shell } from "./shell.js";

const BIN = /^\/(?:usr\/(?:local\/)?)?s?bin\//;

type Found<W> = { program: Program<W> } | { message: string; status: 126 | 127 };

/** What execvp(3) would find, in the words of bash where it finds nothing. */
export function lookup<W>(shell: Shell<W>, name: string): Found<W> {
  if (!name.includes("/")) {
    const path = shell.variables.text("PATH") ?? "";
    const program = path === "" ? undefined : shell.programs.get(name);
    if (program) return { program };
    if (path === "") return { message: `${name}: ${strerror("ENOENT")}`, status: 127 };
    // A script of one's own in a directory of PATH.
    for (const directory of path.split(":")) {
      const node = shell.process.files.lookup(absolute(shell.process.cwd, `${directory}/${name}`));
      if (typeof node !== "string" && node.kind === "file" && (node.mode ?? 0) & 0o111)
        return lookup(shell, `${directory}/${name}`);
    }
    return { message: `${name}: command not found`, status: 127 };
  }
  const path = absolute(shell.process.cwd, name);
  const program = BIN.test(path) ? shell.programs.get(path.replace(BIN, "")) : undefined;
  if (program) return { program };
  const node = shell.process.files.lookup(path);
  if (typeof node === "string") return { message: `${name}: ${strerror(node)}`, status: node === "ENOENT" ? 127 : 126 };
  if (node.kind === "directory") return { message: `${name}: Is a directory`, status: 126 };
  const bash = shell.programs.get("bash");
  const { mode = 0 } = node;
  if (!bash || (mode & 0o111) === 0) return { message: `${name}: Permission denied`, status: 126 };
  // A script: its interpreter gets its path.
  return { program: (process) => bash(asScript(process, name)) };
}

function asScript<P extends { argv: readonly string[] }>(process: P, name: string): P {
  process.argv = ["bash", name, ...process.argv.slice(1)];
  return process;
}
