// find's expression: tests, -o, -a, !, parentheses, actions; each becomes a function of a place (parser.c, pred.c).
import { matches, type Process, type Stat, strerror } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { baseOf, namesIn, pathOf, refuse, statOf } from "./common.js";
import { run } from "./run.js";

export interface Place {
  readonly path: string;
  readonly stat: Stat;
  readonly depth: number;
}

export interface Search {
  readonly process: Process;
  pruned: boolean;
  status: number;
  quit: boolean;
  /** -exec … +, by where it stands: the paths so far. */
  readonly batches: Map<readonly string[], string[]>;
}

export type Test = (place: Place, search: Search) => Steps<boolean>;

export class Misuse extends Error {}

export class Expression {
  least = 0;
  most = Number.POSITIVE_INFINITY;
  depthFirst = false;
  private at = 0;
  private acts = false;

  constructor(
    private readonly words: readonly string[],
    private readonly search: Search,
  ) {}

  whole(): Test {
    if (this.words.length === 0) return print;
    const test = this.either();
    if (this.at < this.words.length)
      throw new Misuse(
        this.words[this.at] === ")"
          ? "you have too many ')'"
          : `paths must precede expression: \`${this.words[this.at]}'`,
      );
    if (this.acts) return test;
    return function* (place, search) {
      return (yield* test(place, search)) && (yield* print(place, search));
    };
  }

  private either(): Test {
    let left = this.both();
    while (this.words[this.at] === "-o" || this.words[this.at] === "-or") {
      this.at++;
      const [a, b] = [left, this.both()];
      left = function* (place, search) {
        return (yield* a(place, search)) || (yield* b(place, search));
      };
    }
    return left;
  }

  private both(): Test {
    let left = this.one();
    for (;;) {
      const word = this.words[this.at];
      if (word === undefined || word === ")" || word === "-o" || word === "-or") return left;
      if (word === "-a" || word === "-and") this.at++;
      const [a, b] = [left, this.one()];
      left = function* (place, search) {
        return (yield* a(place, search)) && (yield* b(place, search));
      };
    }
  }

  private one(): Test {
    const word = this.words[this.at++];
    if (word === "!" || word === "-not") {
      const inner = this.one();
      return function* (place, search) {
        return !(yield* inner(place, search));
      };
    }
    if (word === "(") {
      const inner = this.either();
      if (this.words[this.at++] !== ")")
        throw new Misuse("invalid expression; I was expecting to find a ')' somewhere but did not see one.");
      return inner;
    }
    if (word === undefined) throw new Misuse("expected an expression");
    return this.primary(word);
  }

  private argument(name: string): string {
    const word = this.words[this.at++];
    if (word === undefined) throw new Misuse(`missing argument to \`${name}'`);
    return word;
  }

  private primary(name: string): Test {
    const simple = (check: (place: Place) => boolean): Test =>
      // biome-ignore lint/correctness/useYield: nothing to wait for
      function* (place) {
        return check(place);
      };
    switch (name) {
      case "-name":
      case "-iname": {
        const pattern = this.argument(name);
        return simple(({ path }) => matches(pattern, baseOf(path), name === "-iname"));
      }
      case "-path":
      case "-wholename":
      case "-ipath": {
        const pattern = this.argument(name);
        return simple(({ path }) => matches(pattern, path, name === "-ipath"));
      }
      case "-regex": {
        const regex = new RegExp(`^(?:${this.argument(name)})$`, "s");
        return simple(({ path }) => regex.test(path));
      }
      case "-type": {
        const letters = this.argument(name);
        const known: Readonly<Record<string, string>> = { f: "file", d: "directory", l: "link", c: "device" };
        for (const letter of letters.split(","))
          if (!/^[bcdpfls]$/.test(letter)) throw new Misuse(`Unknown argument to -type: ${letter}`);
        return simple(({ stat }) => letters.split(",").some((letter) => known[letter] === stat.kind));
      }
      case "-empty":
        return simple(({ path, stat }) =>
          stat.kind === "directory"
            ? namesIn(this.search.process.files, pathOf(this.search.process, path)).length === 0
            : stat.kind === "file" && stat.size === 0,
        );
      case "-size": {
        const found = /^([-+]?)(\d+)([bcwkMG]?)$/.exec(this.argument(name));
        if (!found) throw new Misuse(`invalid -size type`);
        const unit = { "": 512, b: 512, c: 1, w: 2, k: 1024, M: 1024 ** 2, G: 1024 ** 3 }[found[3] as "b"];
        const wanted = Number(found[2]);
        return simple(({ stat }) => {
          const blocks = Math.ceil(stat.size / unit);
          return found[1] === "+" ? blocks > wanted : found[1] === "-" ? blocks < wanted : blocks === wanted;
        });
      }
      case "-perm": {
        const word = this.argument(name);
        const bits = Number.parseInt(word.replace(/^[-/]/, ""), 8);
        return simple(({ stat }) =>
          word.startsWith("-")
            ? (stat.mode & bits) === bits
            : word.startsWith("/")
              ? (stat.mode & bits) !== 0
              : stat.mode === bits,
        );
      }
      case "-newer": {
        const other = statOf(this.search.process, this.argument(name), true);
        return simple(({ stat }) => typeof other !== "string" && stat.modified > other.modified);
      }
      case "-maxdepth":
      case "-mindepth": {
        const word = this.argument(name);
        if (!/^\d+$/.test(word))
          throw new Misuse(`Expected a positive decimal integer argument to ${name}, but got '${word}'`);
        if (name === "-maxdepth") this.most = Number(word);
        else this.least = Number(word);
        return simple(() => true);
      }
      case "-depth":
        this.depthFirst = true;
        return simple(() => true);
      case "-true":
      case "-false":
        return simple(() => name === "-true");
      default:
        return this.action(name);
    }
  }

  private action(name: string): Test {
    switch (name) {
      case "-print":
        this.acts = true;
        return print;
      case "-print0":
        this.acts = true;
        return function* ({ path }, { process }) {
          yield* process.stdout.write(`${path}\0`);
          return true;
        };
      case "-printf": {
        this.acts = true;
        const format = this.argument(name);
        return function* (place, { process }) {
          yield* process.stdout.write(formatted(format, place));
          return true;
        };
      }
      case "-prune":
        // biome-ignore lint/correctness/useYield: nothing to wait for
        return function* (_place, search) {
          search.pruned = true;
          return true;
        };
      case "-quit":
        this.acts = true;
        // biome-ignore lint/correctness/useYield: nothing to wait for
        return function* (_place, search) {
          search.quit = true;
          return true;
        };
      case "-delete":
        this.acts = true;
        this.depthFirst = true;
        return function* ({ path }, search) {
          const errno = search.process.files.remove(pathOf(search.process, path));
          if (errno) search.status = yield* refuse(search.process, `cannot delete '${path}': ${strerror(errno)}`);
          return !errno;
        };
      case "-exec":
      case "-execdir":
      case "-ok":
        return this.exec(name);
      default:
        throw new Misuse(
          name.startsWith("-") ? `unknown predicate \`${name}'` : `paths must precede expression: \`${name}'`,
        );
    }
  }

  private exec(name: string): Test {
    this.acts = true;
    const argv: string[] = [];
    for (;;) {
      const word = this.words[this.at++];
      if (word === undefined) throw new Misuse(`missing argument to \`${name}'`);
      if (word === ";") break;
      if (word === "+" && argv.at(-1) === "{}") {
        const command = argv.slice(0, -1);
        this.search.batches.set(command, []);
        // biome-ignore lint/correctness/useYield: they run at the end
        return function* ({ path }, search) {
          search.batches.get(command)!.push(path);
          return true;
        };
      }
      argv.push(word);
    }
    return function* ({ path }, { process }) {
      return (
        (yield* run(
          process,
          argv.map((word) => word.replaceAll("{}", path)),
        )) === 0
      );
    };
  }
}

const print: Test = function* ({ path }, { process }) {
  yield* process.stdout.write(`${path}\n`);
  return true;
};

function formatted(format: string, { path, stat, depth }: Place): string {
  const values: Readonly<Record<string, string>> = {
    p: path,
    f: baseOf(path),
    h: path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".",
    s: String(stat.size),
    y: { file: "f", directory: "d", link: "l", device: "c" }[stat.kind],
    m: stat.mode.toString(8),
    d: String(depth),
    l: stat.target ?? "",
    u: "root",
    g: "root",
    "%": "%",
  };
  return format
    .replace(/\\([nt0\\])/g, (_, char: string) => ({ n: "\n", t: "\t", "0": "\0" })[char] ?? char)
    .replace(/%([a-zA-Z%])/g, (whole, letter: string) => values[letter] ?? whole);
}
