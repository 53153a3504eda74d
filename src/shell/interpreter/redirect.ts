// Redirections: descriptors as they will be, made beside the present ones. Not modelled: /dev/tcp.
import type { Redirection } from "unbash";
import type { Steps } from "../../sim/task.js";
import { type Description, Directory, Given, inherit, Updated, Written } from "../description.js";
import { device } from "../devices.js";
import { strerror } from "../errno.js";
import { absolute } from "../path.js";
import { releaseAll } from "../table.js";
import { expandBody, expandText, expandWords } from "./expand.js";
import type { Shell } from "./shell.js";
import { assignName, parameter } from "./special.js";

/** {name}> takes the first free one from here. */
const FREE = 10;

type Descriptors = Map<number, Description>;

/** All descriptors, held once more, with the redirections done; undefined when one failed (the shell has complained). */
export function* redirected<W>(shell: Shell<W>, redirects: readonly Redirection[]): Steps<Descriptors | undefined> {
  const fds = inherit(shell.process.fds);
  let done = false;
  try {
    for (const redirect of redirects) {
      const complaint = yield* redirectOne(shell, redirect, fds);
      if (complaint === undefined) continue;
      shell.complain(complaint);
      return undefined;
    }
    done = true;
    return fds;
  } finally {
    if (!done) releaseAll(fds);
  }
}

/** Runs with the redirections in force, in this process. */
export function* within<W>(
  shell: Shell<W>,
  redirects: readonly Redirection[],
  body: () => Steps<number>,
): Steps<number> {
  if (redirects.length === 0) return yield* body();
  const fds = yield* redirected(shell, redirects);
  if (!fds) {
    yield* shell.speak();
    return 1;
  }
  const saved = shell.process.fds;
  shell.process.fds = fds;
  try {
    const status = yield* body();
    yield* shell.speak();
    return status;
  } finally {
    // {name}> outlives its command.
    for (const fd of shell.keptOpen) if (fds.has(fd) && !saved.has(fd)) saved.set(fd, fds.get(fd)!.hold());
    shell.keptOpen.clear();
    releaseAll(shell.process.fds);
    shell.process.fds = saved;
  }
}

function* redirectOne<W>(shell: Shell<W>, redirect: Redirection, fds: Descriptors): Steps<string | undefined> {
  const { descriptor } = redirect;
  let own = descriptor?.type === "FileDescriptor" ? descriptor.value : undefined;
  if (descriptor && descriptor.type !== "FileDescriptor") {
    const name = descriptor.name;
    const given = Number(parameter(shell, name));
    if (redirect.type === "Redirect" && redirect.target?.text === "-") own = given;
    else {
      own = FREE;
      while (fds.has(own)) own++;
      assignName(shell, name, String(own));
      shell.keptOpen.add(own);
    }
  }
  if (redirect.type === "HereDoc") {
    const strip = redirect.operator === "<<-";
    const parts = redirect.body.parts?.map((part, index) =>
      strip && part.type === "Literal" ? untabbed(part, index === 0) : part,
    );
    const body = strip ? redirect.body.text.replace(/^\t+/gm, "") : redirect.body.text;
    const text = yield* expandBody(shell, body, parts);
    replace(fds, own ?? 0, new Given(text).hold());
    return undefined;
  }
  if (redirect.type === "HereString") {
    replace(fds, own ?? 0, new Given(`${yield* expandText(shell, redirect.target)}\n`).hold());
    return undefined;
  }
  const words = redirect.target ? yield* expandWords(shell, [redirect.target]) : [];
  const target = words[0];
  if (words.length !== 1 || target === undefined) return `${redirect.target?.text ?? ""}: ambiguous redirect`;
  const { operator } = redirect;
  if (operator === "<&" || operator === ">&") {
    const fd = own ?? (operator === "<&" ? 0 : 1);
    if (target === "-") {
      fds.get(fd)?.release();
      fds.delete(fd);
      return undefined;
    }
    if (/^\d+-?$/.test(target)) {
      const from = Number.parseInt(target, 10);
      const file = fds.get(from);
      if (!file) return `${target}: Bad file descriptor`;
      if (fd !== from) replace(fds, fd, file.hold());
      return undefined;
    }
    if (operator === "<&" || own !== undefined) return `${redirect.target?.text}: ambiguous redirect`;
  }
  const both = operator === "&>" || operator === "&>>" || operator === ">&";
  const opened = open(shell, fds, target, operator);
  if (typeof opened === "string") return `${target}: ${opened}`;
  replace(fds, own ?? (operator.startsWith("<") ? 0 : 1), opened.hold());
  if (both) replace(fds, 2, opened.hold());
  return undefined;
}

function untabbed<P extends { readonly value: string }>(part: P, first: boolean): P {
  return { ...part, value: part.value.replace(first ? /(^|\n)\t+/g : /(\n)\t+/g, "$1") };
}

function replace(fds: Descriptors, fd: number, file: Description): void {
  fds.get(fd)?.release();
  fds.set(fd, file);
}

function open<W>(shell: Shell<W>, fds: Descriptors, target: string, operator: string): Description | string {
  const { files, umask } = shell.process;
  const mode = 0o666 & ~umask;
  if (target === "") return strerror("ENOENT");
  const path = absolute(shell.process.cwd, target);
  // What a substitution opened a moment ago is the shell's, not yet among those being made.
  const special = device({ get: (fd) => fds.get(fd) ?? shell.process.fds.get(fd) }, "/", path);
  if (special) return special === "closed" ? strerror("ENOENT") : special;
  if (operator === "<") {
    const read = files.read(path);
    // A directory opens; it is the read that fails.
    if ("errno" in read && read.errno === "EISDIR") return new Directory();
    return "errno" in read ? strerror(read.errno) : new Given(read.text, read.text.length);
  }
  if (operator === "<>") {
    const errno = files.write(path, "", "append", mode);
    return errno ? strerror(errno) : new Updated(files, path);
  }
  const append = operator === ">>" || operator === "&>>";
  if (!append && operator !== ">|" && shell.options.has("noclobber") && typeof files.lookup(path) !== "string")
    return "cannot overwrite existing file";
  const errno = files.write(path, "", append ? "append" : "truncate", mode);
  return errno ? strerror(errno) : new Written(files, path);
}
