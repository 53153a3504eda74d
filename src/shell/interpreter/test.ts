// test and [: POSIX's rules by the number of arguments, then -a, -o and parentheses. Not modelled: permissions by mode (root may read
// and write everything), file times.
import type { FileSystem } from "../files.js";
import { absolute } from "../path.js";

/** A message of the builtin; exit status 2. */
export class TestError {
  constructor(readonly message: string) {}
}

export interface TestWorld {
  readonly files: FileSystem;
  readonly cwd: string;
  isSet(name: string): boolean;
  isTerminal(fd: number): boolean;
}

const unary = /^-[a-hknoprstuvwxzGLNORS]$/;
const binary = new Set(["=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef"]);

export function test(args: readonly string[], world: TestWorld): boolean {
  const [a = "", b = "", c = "", d = ""] = args;
  switch (args.length) {
    case 0:
      return false;
    case 1:
      return a !== "";
    case 2:
      if (a === "!") return b === "";
      if (unary.test(a)) return unaryTest(a, b, world);
      throw new TestError(`${a}: unary operator expected`);
    case 3:
      if (binary.has(b)) return binaryTest(a, b, c, world);
      if (b === "-a") return a !== "" && c !== "";
      if (b === "-o") return a !== "" || c !== "";
      if (a === "!") return !test([b, c], world);
      if (a === "(" && c === ")") return b !== "";
      throw new TestError(`${b}: binary operator expected`);
    case 4:
      if (a === "!") return !test([b, c, d], world);
      if (a === "(" && d === ")") return test([b, c], world);
  }
  return new Expression(args, world).whole();
}

class Expression {
  private at = 0;

  constructor(
    private readonly args: readonly string[],
    private readonly world: TestWorld,
  ) {}

  whole(): boolean {
    const value = this.or();
    if (this.at < this.args.length) throw new TestError("too many arguments");
    return value;
  }

  private or(): boolean {
    let value = this.and();
    while (this.args[this.at] === "-o") {
      this.at++;
      const right = this.and();
      value = value || right;
    }
    return value;
  }

  private and(): boolean {
    let value = this.term();
    while (this.args[this.at] === "-a") {
      this.at++;
      const right = this.term();
      value = value && right;
    }
    return value;
  }

  private term(): boolean {
    const word = this.args[this.at];
    if (word === undefined) throw new TestError("argument expected");
    if (word === "!") {
      this.at++;
      return !this.term();
    }
    const next = this.args[this.at + 1];
    if (next !== undefined && binary.has(next) && this.at + 2 < this.args.length) {
      this.at += 3;
      return binaryTest(word, next, this.args[this.at - 1]!, this.world);
    }
    if (word === "(") {
      this.at++;
      const value = this.or();
      if (this.args[this.at++] !== ")") throw new TestError("`)' expected");
      return value;
    }
    if (unary.test(word) && next !== undefined) {
      this.at += 2;
      return unaryTest(word, next, this.world);
    }
    this.at++;
    return word !== "";
  }
}

export function unaryTest(operator: string, operand: string, world: TestWorld): boolean {
  switch (operator) {
    case "-n":
      return operand !== "";
    case "-z":
      return operand === "";
    case "-v":
      return world.isSet(operand);
    case "-t":
      return /^\d+$/.test(operand) && world.isTerminal(Number(operand));
    case "-o":
    case "-R":
      return false;
  }
  if (operand === "") return false;
  const path = absolute(world.cwd, operand);
  const node = world.files.lookup(path);
  if (typeof node === "string") return false;
  switch (operator) {
    case "-d":
      return node.kind === "directory";
    case "-f":
      return node.kind === "file" && !path.startsWith("/dev/");
    case "-c":
      return path.startsWith("/dev/");
    case "-s":
      return node.kind === "directory" || node.read?.() !== "";
    case "-x":
      return node.kind === "directory" || (world.files.executable?.(path) ?? false);
    case "-w":
      return node.kind === "directory" || node.write !== undefined;
    default:
      return "-a -e -r -O -G -N".split(" ").includes(operator);
  }
}

export function binaryTest(a: string, operator: string, b: string, world: TestWorld): boolean {
  switch (operator) {
    case "=":
    case "==":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return a < b;
    case ">":
      return a > b;
    case "-nt":
    case "-ot":
      return false;
    case "-ef":
      return absolute(world.cwd, a) === absolute(world.cwd, b);
  }
  return compare(integer(a), operator, integer(b));
}

export function compare(x: bigint, operator: string, y: bigint): boolean {
  switch (operator) {
    case "-eq":
      return x === y;
    case "-ne":
      return x !== y;
    case "-lt":
      return x < y;
    case "-le":
      return x <= y;
    case "-gt":
      return x > y;
    default:
      return x >= y;
  }
}

function integer(word: string): bigint {
  const digits = /^\s*([-+]?\d+)\s*$/.exec(word)?.[1];
  if (digits === undefined) throw new TestError(`${word}: integer expression expected`);
  return BigInt(digits);
}
