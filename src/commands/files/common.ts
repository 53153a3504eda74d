// What the file programs share: errors as coreutils words them, paths below a place, names of modes.
import { absolute, type FileSystem, type Process, type Stat } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { tryHelp } from "../text/input.js";

/** The program's name as its messages begin. */
export function nameOf(process: Process): string {
  return process.argv[0]!.replace(/^.*\//, "");
}

/** `NAME: message` on stderr; 1. */
export function* refuse(process: Process, message: string): Steps<number> {
  // What came before is seen before.
  yield* process.stdout.flush();
  yield* process.stderr.write(`${nameOf(process)}: ${message}\n`);
  return 1;
}

/** The same, with the hint to --help. */
export function* misused(process: Process, message: string, status = 1): Steps<number> {
  yield* process.stderr.write(`${nameOf(process)}: ${message}\n${tryHelp(nameOf(process))}`);
  return status;
}

export function pathOf(process: Process, word: string): string {
  return word === "" ? "" : absolute(process.cwd, word);
}

/** lstat, or stat where `follow`. */
export function statOf(process: Process, word: string, follow = false): Stat | string {
  return word === "" ? "ENOENT" : process.files.stat(pathOf(process, word), follow);
}

export function isDirectory(process: Process, word: string): boolean {
  const stat = statOf(process, word, true);
  return typeof stat !== "string" && stat.kind === "directory";
}

export function join(directory: string, name: string): string {
  return directory.endsWith("/") ? `${directory}${name}` : `${directory}/${name}`;
}

export function baseOf(path: string): string {
  return path.replace(/(.)\/+$/, "$1").replace(/^.*\/(?=.)/, "");
}

/** Names below a directory in order, [] for what cannot be listed. */
export function namesIn(files: FileSystem, path: string): readonly string[] {
  const names = files.list(path);
  return "errno" in names ? [] : [...names].sort();
}

const types = { file: "-", directory: "d", link: "l", device: "c" } as const;

/** -rw-r--r-- */
export function modeText({ kind, mode }: Stat): string {
  const one = (shift: number, special: boolean, letter: string) => {
    const bits = (mode >> shift) & 7;
    const x = bits & 1 ? (special ? letter : "x") : special ? letter.toUpperCase() : "-";
    return `${bits & 4 ? "r" : "-"}${bits & 2 ? "w" : "-"}${x}`;
  };
  const [setuid, setgid, sticky] = [(mode & 0o4000) !== 0, (mode & 0o2000) !== 0, (mode & 0o1000) !== 0];
  return `${types[kind]}${one(6, setuid, "s")}${one(3, setgid, "s")}${one(0, sticky, "t")}`;
}

/** chmod's word over an old mode; undefined for what is none. */
export function changedMode(word: string, old: number, directory: boolean, umask: number): number | undefined {
  if (/^[0-7]{1,4}$/.test(word)) return Number.parseInt(word, 8);
  let mode = old;
  for (const clause of word.split(",")) {
    const found = /^([ugoa]*)((?:[-+=](?:[rwxXst]*|[ugo]))+)$/.exec(clause);
    if (!found) return undefined;
    const who = found[1] === "" || found[1]!.includes("a") ? "ugo" : found[1]!;
    // Without a name the umask keeps some bits back.
    const kept = found[1] === "" ? umask : 0;
    for (const [, sign, letters] of found[2]!.matchAll(/([-+=])([rwxXst]*|[ugo])/g)) {
      let bits = 0;
      if (letters!.includes("r")) bits |= 4;
      if (letters!.includes("w")) bits |= 2;
      if (letters!.includes("x") || (letters!.includes("X") && (directory || (mode & 0o111) !== 0))) bits |= 1;
      const copy = /^[ugo]$/.exec(letters!)?.[0];
      if (copy) bits = (mode >> { u: 6, g: 3, o: 0 }[copy as "u" | "g" | "o"]) & 7;
      for (const each of who) {
        const shift = { u: 6, g: 3, o: 0 }[each as "u" | "g" | "o"];
        const mask = (bits << shift) & ~kept;
        if (sign === "=") mode = (mode & ~(7 << shift)) | mask;
        else mode = sign === "+" ? mode | mask : mode & ~mask;
      }
      if (letters!.includes("t")) mode = sign === "-" ? mode & ~0o1000 : mode | 0o1000;
      if (letters!.includes("s") && who.includes("u")) mode = sign === "-" ? mode & ~0o4000 : mode | 0o4000;
      if (letters!.includes("s") && who.includes("g")) mode = sign === "-" ? mode & ~0o2000 : mode | 0o2000;
    }
  }
  return mode;
}
