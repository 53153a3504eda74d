// mkdir -p, rm -r -f, chmod for the x bits: enough to work with the in-memory files.
import type { Steps } from "../../sim/task.js";
import { strerror } from "../errno.js";
import type { FileSystem } from "../files.js";
import { absolute, normalize } from "../path.js";
import type { Process, Program } from "../process.js";

function* refuse(process: Process, name: string, message: string): Steps<number> {
  yield* process.stderr.write(`${name}: ${message}\n`);
  return 1;
}

function again(name: string): string {
  return `\nTry '${name} --help' for more information.`;
}

function split(process: Process): { flags: string; words: string[] } {
  const rest = process.argv.slice(1);
  return {
    flags: rest.filter((word) => /^-./.test(word)).join(""),
    words: rest.filter((word) => !/^-./.test(word)),
  };
}

export const mkdir: Program = function* (process) {
  const { flags, words } = split(process);
  if (words.length === 0) return yield* refuse(process, "mkdir", `missing operand${again("mkdir")}`);
  let status = 0;
  for (const word of words) {
    const path = absolute(process.cwd, word).replace(/(.)\/$/, "$1");
    if (flags.includes("p")) {
      const names = path.split("/").slice(1);
      for (let count = 1; count < names.length; count++)
        process.files.makeDirectory(`/${names.slice(0, count).join("/")}`);
    }
    const errno = process.files.makeDirectory(path);
    const node = errno === "EEXIST" ? process.files.lookup(path) : undefined;
    if (!errno || (flags.includes("p") && typeof node === "object" && node.kind === "directory")) continue;
    status = yield* refuse(process, "mkdir", `cannot create directory '${word}': ${strerror(errno)}`);
  }
  return status;
};

export const rm: Program = function* (process) {
  const { flags, words } = split(process);
  const force = flags.includes("f");
  if (words.length === 0) return force ? 0 : yield* refuse(process, "rm", `missing operand${again("rm")}`);
  let status = 0;
  for (const word of words) {
    const path = absolute(process.cwd, word);
    const node = process.files.lookup(path);
    if (typeof node === "string") {
      if (!force || node !== "ENOENT")
        status = yield* refuse(process, "rm", `cannot remove '${word}': ${strerror(node)}`);
    } else if (node.kind === "directory" && !/[rR]/.test(flags))
      status = yield* refuse(process, "rm", `cannot remove '${word}': Is a directory`);
    else {
      const errno = remove(process.files, normalize("/", path));
      if (errno) status = yield* refuse(process, "rm", `cannot remove '${word}': ${strerror(errno)}`);
    }
  }
  return status;
};

function remove(files: FileSystem, path: string): ReturnType<FileSystem["remove"]> {
  const names = files.list(path);
  if (!("errno" in names)) for (const name of [...names]) remove(files, `${path === "/" ? "" : path}/${name}`);
  return files.remove(path);
}

export const chmod: Program = function* (process) {
  const [mode, ...words] = process.argv.slice(1);
  if (mode === undefined) return yield* refuse(process, "chmod", `missing operand${again("chmod")}`);
  if (words.length === 0) return yield* refuse(process, "chmod", `missing operand after '${mode}'${again("chmod")}`);
  if (!/^(?:[0-7]{3,4}|[ugoa]*[-+=][rwx]*)$/.test(mode))
    return yield* refuse(process, "chmod", `invalid mode: '${mode}'${again("chmod")}`);
  let status = 0;
  for (const word of words) {
    const path = absolute(process.cwd, word);
    const octal = /^[0-7]+$/.test(mode);
    const on = octal ? (Number.parseInt(mode, 8) & 0o111) !== 0 : mode.includes("x") && !mode.includes("-");
    const node = process.files.lookup(path);
    if (typeof node === "string")
      status = yield* refuse(process, "chmod", `cannot access '${word}': ${strerror(node)}`);
    else if (octal || mode.includes("x")) process.files.setExecutable?.(path, on);
  }
  return status;
};
