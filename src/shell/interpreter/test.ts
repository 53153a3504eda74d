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
  /** An option of the shell. */
  isOn(name: string): boolean;
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
      if (!/^\d+$/.test(operand)) throw new TestError(`${operand}: integer expression expected`);
      return world.isTerminal(Number(operand));
    case "-o":
      return world.isOn(operand);
    case "-R":
      return false;
  }
  if (operand === "") return false;
  const path = absolute(world.cwd, operand);
  const link = operator === "-L" || operator === "-h";
  const stat = world.files.stat(path, !link);
  if (typeof stat === "string") return false;
  switch (operator) {
    case "-L":
    case "-h":
      return stat.kind === "link";
    case "-d":
      return stat.kind === "directory";
    case "-f":
      return stat.kind === "file";
    case "-c":
      return stat.kind === "device";
    case "-s":
      return stat.size > 0;
    case "-x":
      return stat.kind === "directory" || (stat.mode & 0o111) !== 0;
    case "-k":
      return (stat.mode & 0o1000) !== 0;
    case "-g":
      return (stat.mode & 0o2000) !== 0;
    case "-u":
      return (stat.mode & 0o4000) !== 0;
    default:
      // Root reads and writes everything.
      return "-a -e -r -w -O -G".split(" ").includes(operator);
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
    case "-ef":
      return compareFiles(a, operator, b, world);
  }
  return compare(integer(a), operator, integer(b));
}

function compareFiles(a: string, operator: string, b: string, { files, cwd }: TestWorld): boolean {
  const [one, other] = [a, b].map((path) => files.stat(absolute(cwd, path), true));
  const time = (stat: typeof one) => (typeof stat === "object" ? stat.modified : -1);
  if (operator === "-nt") return time(one) > time(other);
  if (operator === "-ot") return time(one) < time(other);
  if (typeof one !== "object" || typeof other !== "object") return false;
  const [first, second] = [a, b].map((path) => files.real(absolute(cwd, path)));
  return one.inode === 1 ? first === second : one.inode === other.inode;
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
  const value = BigInt(digits);
  if (BigInt.asIntN(64, value) !== value) throw new TestError(`${word}: integer expression expected`);
  return value;
}
