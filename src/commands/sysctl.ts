// sysctl(8) of procps: reads and writes the files below /proc/sys. Left out: -p and the system's directories, -r.
import type { Process } from "../shell/index.js";
import { strerror } from "./errno.js";
import { immediate, type Result, type World } from "./world.js";

interface Options {
  all: boolean;
  values: boolean;
  names: boolean;
  quiet: boolean;
  ignore: boolean;
  write: boolean;
}

export const sysctl = immediate((argv, _world: World, process): Result => {
  const options: Options = { all: false, values: false, names: false, quiet: false, ignore: false, write: false };
  const keys: string[] = [];
  for (const word of argv) {
    if (word.startsWith("--")) {
      const long = longOptions[word.slice(2)];
      if (!long) return { stderr: `sysctl: unrecognized option '${word}'\n${usage}`, status: 1 };
      options[long] = true;
    } else if (word.startsWith("-") && word.length > 1) {
      for (const letter of word.slice(1)) {
        if ("oxbB".includes(letter)) continue;
        if (letter === "p" || letter === "f" || letter === "r")
          return { stderr: `skbook: sysctl -${letter} is not simulated yet\n`, status: 1 };
        const option = letters[letter];
        if (!option) return { stderr: `sysctl: invalid option -- '${letter}'\n${usage}`, status: 0 };
        options[option] = true;
      }
    } else keys.push(word);
  }
  if (options.all) keys.splice(0, keys.length, "");
  else if (keys.length === 0) return { stderr: usage, status: 1 };
  const out = { stdout: "", stderr: "", status: 0 };
  for (const key of keys) {
    if (key.includes("=")) set(process, key, options, out);
    else if (options.write) {
      out.stderr += "sysctl: command line(0): invalid syntax, continuing...\n";
      out.status = 1;
    } else get(process, key, options, out);
  }
  return out;
});

const letters: Readonly<Record<string, keyof Options>> = {
  a: "all",
  A: "all",
  X: "all",
  n: "values",
  N: "names",
  q: "quiet",
  e: "ignore",
  w: "write",
};
const longOptions: Readonly<Record<string, keyof Options>> = {
  all: "all",
  values: "values",
  names: "names",
  quiet: "quiet",
  ignore: "ignore",
  write: "write",
};

// A dot separates unless a slash comes first; then a dot is part of a name ("net/ipv4/conf/eth0.10/rp_filter").
function pathOf(key: string): string {
  const first = key.search(/[./]/);
  if (first >= 0 && key[first] === "/") return key;
  return key.replace(/[./]/g, (c) => (c === "." ? "/" : "."));
}

const nameOf = (path: string): string => path.replace(/[./]/g, (c) => (c === "/" ? "." : "/"));

type Out = { stdout: string; stderr: string; status: number };

function get(process: Process<World>, key: string, options: Options, out: Out): void {
  const path = pathOf(key.trim());
  const file = `/proc/sys/${path}`.replace(/\/$/, "");
  const node = process.files.lookup(file);
  if (typeof node === "string") {
    if (options.ignore) return;
    out.stderr += `sysctl: cannot stat ${file}: ${strerror(node)}\n`;
    out.status = 1;
    return;
  }
  if (node.kind === "directory") {
    const names = [...(node.list?.() ?? [])].sort();
    for (const name of names)
      if (!deprecated.includes(name))
        get(process, path === "" ? name : `${path}/${name}`, { ...options, ignore: true }, out);
    return;
  }
  const text = node.read?.();
  if (text === undefined || isErrno(text)) return;
  const name = nameOf(path);
  for (const line of text.replace(/\n$/, "").split("\n"))
    out.stdout += options.names ? `${name}\n` : options.values ? `${line}\n` : `${name} = ${line}\n`;
}

// What --deprecated would show too.
const deprecated: readonly string[] = ["base_reachable_time", "retrans_time"];

const isErrno = (text: string): boolean => /^E[A-Z]+$/.test(text);

function set(process: Process<World>, setting: string, options: Options, out: Out): void {
  const at = setting.indexOf("=");
  const key = setting.slice(0, at).trim();
  const value = setting.slice(at + 1).trim();
  const path = pathOf(key);
  const file = `/proc/sys/${path}`;
  const node = process.files.lookup(file);
  if (typeof node === "string") {
    if (options.ignore) return;
    out.stderr += `sysctl: cannot stat ${file}: ${strerror(node)}\n`;
    out.status = 1;
    return;
  }
  const errno = node.kind === "directory" ? "EISDIR" : node.write ? node.write(`${value}\n`) : "EACCES";
  if (errno) {
    out.stderr += `sysctl: setting key "${nameOf(path)}": ${strerror(errno)}\n`;
    out.status = 1;
    return;
  }
  if (!options.quiet)
    out.stdout += options.values ? `${value}\n` : options.names ? `${nameOf(path)}\n` : `${nameOf(path)} = ${value}\n`;
}

const usage = `
Usage:
 sysctl [options] [variable[=value] ...]

Options:
  -a, --all            display all variables
  -A                   alias of -a
  -X                   alias of -a
      --deprecated     include deprecated parameters to listing
      --dry-run        Print the key and values but do not write
  -b, --binary         print value without new line
  -e, --ignore         ignore unknown variables errors
  -N, --names          print variable names without values
  -n, --values         print only values of the given variable(s)
  -p, --load[=<file>]  read values from file
  -f                   alias of -p
      --system         read values from all system directories
  -r, --pattern <expression>
                       select setting that match expression
  -q, --quiet          do not echo variable set
  -w, --write          enable writing a value to variable
  -o                   does nothing
  -x                   does nothing
  -d                   alias of -h

 -h, --help     display this help and exit
 -V, --version  output version information and exit

For more details see sysctl(8).
`;
