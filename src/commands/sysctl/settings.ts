// Reading and writing the files below /proc/sys as sysctl does (procps sysctl.c): names with dots or slashes, directories,
// patterns, files of settings.
import type { FileSystem } from "../../shell/index.js";
import { strerror } from "../errno.js";

export interface Options {
  all: boolean;
  values: boolean;
  names: boolean;
  /** -b: no line's end. */
  binary: boolean;
  quiet: boolean;
  ignore: boolean;
  write: boolean;
  dryRun: boolean;
  deprecated: boolean;
  pattern: RegExp | undefined;
}

/** What is said, in its order, and how many went wrong. */
export interface Out {
  readonly texts: { stream: "stdout" | "stderr"; text: string }[];
  failures: number;
}

const say = (out: Out, stream: "stdout" | "stderr", text: string): void => void out.texts.push({ stream, text });

export function complain(out: Out, text: string, failures = 1): void {
  say(out, "stderr", `sysctl: ${text}\n`);
  out.failures += failures;
}

// A dot separates unless a slash comes first; then a dot is part of a name ("net/ipv4/conf/eth0.10/rp_filter").
function pathOf(key: string): string {
  const first = key.search(/[./]/);
  if (first >= 0 && key[first] === "/") return key;
  return key.replace(/[./]/g, (c) => (c === "." ? "/" : "."));
}

const nameOf = (path: string): string => path.replace(/[./]/g, (c) => (c === "/" ? "." : "/"));

/** What --deprecated would show too. */
const deprecated: readonly string[] = ["base_reachable_time", "retrans_time"];

const isErrno = (text: string): boolean => /^E[A-Z]+$/.test(text);

export function get(files: FileSystem, key: string, options: Options, out: Out): void {
  const typed = key.trim();
  const path = pathOf(typed);
  if (typed === "" && !options.all) return complain(out, '"" is an unknown key', 255);
  if (/^\/*$/.test(path) && !options.all) return complain(out, `Path is not under /proc/sys/: /proc/sys/${path}`, 255);
  const file = `/proc/sys/${path}`.replace(/\/$/, "");
  const node = files.lookup(file);
  if (typeof node === "string") {
    if (options.ignore) return;
    const above = files.lookup(file.slice(0, file.lastIndexOf("/")));
    const errno = typeof above === "object" && above.kind === "file" ? "ENOTDIR" : node;
    return complain(out, `cannot stat ${file}: ${strerror(errno)}`);
  }
  if (node.kind === "directory") {
    for (const name of [...(node.list?.() ?? [])].sort())
      if (options.deprecated || !deprecated.includes(name)) {
        const below = { ...options, ignore: true };
        get(files, path === "" ? name : `${path}/${name}`, below, out);
      }
    return;
  }
  const name = nameOf(path);
  if (options.pattern && !options.pattern.test(name)) return;
  const text = node.read?.();
  if (text === undefined || isErrno(text)) return;
  for (const line of text.replace(/\n$/, "").split("\n")) {
    if (options.names) say(out, "stdout", `${name}\n`);
    else if (options.binary) say(out, "stdout", line);
    else say(out, "stdout", options.values ? `${line}\n` : `${name} = ${line}\n`);
  }
}

export interface Setting {
  readonly key: string;
  readonly value: string;
  /** "-key = value": never mind. */
  readonly lenient: boolean;
}

/** What a file says; `where` names it in complaints. */
export function parse(text: string, where: string, out: Out): Setting[] {
  const settings: Setting[] = [];
  for (const [at, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    const equals = line.indexOf("=");
    if (equals < 0) {
      complain(out, `${where}(${at + 1}): invalid syntax, continuing...`);
      continue;
    }
    const lenient = line.startsWith("-");
    const key = line.slice(lenient ? 1 : 0, equals).trim();
    settings.push({ key, value: line.slice(equals + 1).trim(), lenient });
  }
  return settings;
}

/** Sets them all; what a pattern stands for leaves out what is set by its own name. */
export function load(files: FileSystem, settings: readonly Setting[], options: Options, out: Out): void {
  const own = new Set(settings.filter(({ key }) => !key.includes("*")).map(({ key }) => pathOf(key)));
  for (const each of settings) {
    const path = pathOf(each.key);
    const paths = path.includes("*") ? expand(files, path).filter((one) => !own.has(one)) : [path];
    for (const one of paths) set(files, { ...each, key: one }, options, out);
  }
}

function expand(files: FileSystem, pattern: string): string[] {
  let found = [""];
  for (const part of pattern.split("/")) {
    const match = new RegExp(`^${part.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*")}$`);
    found = found.flatMap((path) => {
      if (!part.includes("*")) return [path === "" ? part : `${path}/${part}`];
      const names = files.list(`/proc/sys/${path}`);
      if ("errno" in names) return [];
      return [...names].sort().flatMap((name) => (match.test(name) ? [`${path}/${name}`] : []));
    });
  }
  return found.filter((path) => typeof files.lookup(`/proc/sys/${path}`) !== "string");
}

/** `key` is a path below /proc/sys. */
export function set(files: FileSystem, { key: path, value }: Setting, options: Options, out: Out): void {
  const name = nameOf(path);
  if (options.pattern && !options.pattern.test(name)) return;
  if (path === "") return complain(out, "Path is not under /proc/sys/: /proc/sys/");
  const file = `/proc/sys/${path}`;
  const node = files.lookup(file);
  if (typeof node === "string") {
    if (!options.ignore) complain(out, `cannot stat ${file}: ${strerror(node)}`);
    return;
  }
  if (node.kind === "directory") return complain(out, `setting key "${name}": ${strerror("EINVAL")}`, 0);
  const errno = options.dryRun ? undefined : value === "" ? "EINVAL" : node.write ? node.write(`${value}\n`) : "EACCES";
  if (errno) return complain(out, `setting key "${name}": ${strerror(errno)}`);
  if (options.quiet) return;
  if (options.binary) say(out, "stdout", value);
  else say(out, "stdout", options.values || options.names ? `${value}\n` : `${name} = ${value}\n`);
}

export const setting = (word: string): Setting => {
  const at = word.indexOf("=");
  return { key: pathOf(word.slice(0, at).trim()), value: word.slice(at + 1).trim(), lenient: false };
};
