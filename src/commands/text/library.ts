// Text tools that just-bash has (awk, jq, sed, join …), loaded when the first of them runs. The library takes a whole text and gives a
// whole text, and answers later: such a tool reads its standard input to the end before it prints anything, and virtual time
// stands still while it works. What it writes about mistakes is put into the real tool's words by `worded`.
import { absolute, type FileSystem, type Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { everything } from "./input.js";

interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly stdoutKind?: "text" | "bytes";
}

export interface Tool {
  /** Does it read standard input with these arguments? */
  readonly stdin?: (args: readonly string[], process: Process) => boolean;
  /** What the library would answer wrongly without a word. */
  readonly refused?: (args: readonly string[], process: Process) => string | undefined;
  /** Arguments that the library understands; undefined: as they are. */
  readonly arguments?: (args: readonly string[]) => readonly string[];
  /** The real tool's words and status. */
  readonly worded?: (answer: Answer, args: readonly string[], process: Process) => Answer;
}

let loaded: Promise<typeof import("just-bash/browser")> | undefined;

export function fromLibrary(name: string, tool: Tool = {}) {
  return function* (process: Process): Steps<number> {
    const given = process.argv.slice(1);
    const refused = tool.refused?.(given, process);
    if (refused !== undefined) {
      yield* process.stderr.write(`skbook: ${name}: ${refused} is not simulated yet\n`);
      return 1;
    }
    const reads = tool.stdin?.(given, process) ?? true;
    const stdin = reads ? yield* everything(() => process.stdin.read()) : "";
    const args = [...(tool.arguments?.(given) ?? given)];
    // What a path like /dev/fd/63 holds is read before the library asks.
    const opened = new Map<string, string>();
    for (const word of given) {
      const file = word.startsWith("/") ? process.open(word) : undefined;
      if (file && file !== "closed") opened.set(absolute(process.cwd, word), yield* everything(() => file.read()));
    }
    loaded ??= import("just-bash/browser");
    const answer = yield* process.outside(ask(name, args, stdin, process, opened));
    const { stdout, stderr, exitCode } = tool.worded?.(answer, given, process) ?? answer;
    if (stdout !== "") yield* process.stdout.write(stdout);
    if (stderr !== "") {
      yield* process.stdout.flush();
      yield* process.stderr.write(stderr);
    }
    return exitCode;
  };
}

async function ask(
  name: string,
  args: string[],
  stdin: string,
  process: Process,
  opened: ReadonlyMap<string, string>,
): Promise<Answer> {
  const { Bash } = await loaded!;
  const { cwd, env, files } = process;
  const bash = new Bash({ fs: seen(files, opened), cwd, env: Object.fromEntries(env), defenseInDepth: false });
  return await bash.exec(name, { args, stdin, rawScript: true });
}

type LibraryFiles = NonNullable<ConstructorParameters<typeof import("just-bash/browser")["Bash"]>[0]>["fs"];

/** Where the library looks for its own tools. */
const BIN = /^\/(?:usr\/)?bin\/[\w-]+$/;

/** Our files as the library sees files. */
function seen(files: FileSystem, opened: ReadonlyMap<string, string>): NonNullable<LibraryFiles> {
  const fail = (errno: string, path: string): never => {
    throw Object.assign(new Error(`${errno}: ${path}`), { code: errno });
  };
  const done = (errno: string | undefined, path: string): void => {
    if (errno) fail(errno, path);
  };
  const text = (path: string): string => {
    const known = opened.get(path);
    if (known !== undefined) return known;
    const read = files.read(path);
    return "text" in read ? read.text : fail(read.errno, path);
  };
  const stat = (path: string, follow: boolean) => {
    if (opened.has(path)) return { ...plainFile, mode: 0o600, size: opened.get(path)!.length };
    if (BIN.test(path)) return { ...plainFile, mode: 0o755, size: 0 };
    const found = files.stat(path, follow);
    if (typeof found === "string") return fail(found, path);
    const { kind, mode, size } = found;
    return {
      isFile: kind === "file",
      isDirectory: kind === "directory",
      isSymbolicLink: kind === "link",
      mode,
      size,
      mtime,
    };
  };
  const bytes = (path: string): Uint8Array => {
    const whole = text(path);
    return Uint8Array.from(whole, (char) => char.charCodeAt(0));
  };
  const plain = (content: string | Uint8Array): string =>
    typeof content === "string" ? content : String.fromCharCode(...content);
  return {
    readFile: async (path) => text(path),
    readFileBuffer: async (path) => bytes(path),
    writeFile: async (path, content) => done(files.write(path, plain(content), "truncate"), path),
    appendFile: async (path, content) => done(files.write(path, plain(content), "append"), path),
    exists: async (path) => opened.has(path) || BIN.test(path) || typeof files.stat(path, true) !== "string",
    stat: async (path) => stat(path, true),
    lstat: async (path) => stat(path, false),
    mkdir: async (path) => done(files.makeDirectory(path), path),
    readdir: async (path) => {
      const names = files.list(path);
      return "errno" in names ? fail(names.errno, path) : [...names];
    },
    rm: async (path) => done(files.remove(path), path),
    cp: async (from, to) => done(files.write(to, text(from), "truncate"), to),
    mv: async (from, to) => done(files.rename(from, to), to),
    resolvePath: (base, path) => absolute(base, path),
    getAllPaths: () => [],
    chmod: async (path, mode) => done(files.chmod(path, mode), path),
    symlink: async (target, path) => done(files.symlink(target, path), path),
    link: async (from, to) => done(files.link(from, to), to),
    readlink: async (path) => {
      const found = files.stat(path);
      return typeof found === "object" && found.target !== undefined ? found.target : fail("EINVAL", path);
    },
    realpath: async (path) => {
      const real = files.real(path);
      return typeof real === "string" ? real : fail(real.errno, path);
    },
    utimes: async (path) => done(files.touch(path), path),
  };
}

// No tool of these asks for it, and a date would be the platform's.
const mtime = undefined as never;
const plainFile = { isFile: true, isDirectory: false, isSymbolicLink: false, mtime };
