// Parameters by name: $? and its like, SECONDS and other variables that compute themselves, positional parameters, arrays' elements.
import { SECOND } from "../../sim/clock.js";
import { ArithmeticError, evaluate } from "./arithmetic.js";
import { ExpansionError } from "./control.js";
import type { Shell } from "./shell.js";

/** The value, undefined when unset. */
export function parameter<W>(shell: Shell<W>, name: string): string | undefined {
  const computed = special(shell, name);
  return computed === undefined ? shell.variables.text(name) : computed;
}

function special<W>(shell: Shell<W>, name: string): string | undefined {
  if (/^\d+$/.test(name)) return name === "0" ? shell.name : shell.positional[Number(name) - 1];
  switch (name) {
    case "?":
      return String(shell.status);
    case "$":
      return String(shell.pid);
    case "!":
      return shell.lastBackground === undefined ? undefined : String(shell.lastBackground);
    case "#":
      return String(shell.positional.length);
    case "-":
      return shell.flags();
    case "_":
      return shell.lastArgument;
    case "SECONDS":
      return String(Math.floor((shell.now() - shell.secondsFrom) / SECOND));
    case "EPOCHSECONDS":
      return String(shell.host.epoch + Math.floor(shell.now() / SECOND));
    case "EPOCHREALTIME": {
      const micros = Math.floor(shell.now() / 1000);
      return `${shell.host.epoch + Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, "0")}`;
    }
    case "RANDOM":
      return shell.variables.get("RANDOM") ? String(shell.dice.between(0, 32_768)) : undefined;
    case "SRANDOM":
      return String(shell.random.between(0, 4_294_967_296));
    case "BASH_COMMAND":
      return shell.command();
    case "BASH_SUBSHELL":
      return String(shell.level);
    case "SHELLOPTS":
      return [...shell.options].sort().join(":");
    case "BASHOPTS":
      return [...shell.shopts].sort().join(":");
    case "LINENO":
      return String(shell.line());
    case "BASHPID":
      return String(shell.process.pid);
    case "PPID":
      return String(shell.parentPid);
    case "FUNCNAME":
    case "BASH_SOURCE":
    case "BASH_LINENO":
    case "DIRSTACK":
      return values(shell, name)?.get("0");
    default:
      return undefined;
  }
}

// Arrays that the shell makes up; the innermost call first.
function computed<W>(shell: Shell<W>, name: string): readonly string[] | undefined {
  const own = [...shell.calls].reverse();
  switch (name) {
    case "FUNCNAME":
      return own.length === 0 ? [] : [...own, ...shell.sources.map(() => "source"), "main"];
    case "BASH_LINENO":
      return [...[...shell.callLines].reverse().map(String), "0"];
    case "BASH_SOURCE":
      return [...own.map(() => shell.name), ...[...shell.sources].reverse(), shell.name];
    case "DIRSTACK":
      return [shell.process.cwd, ...shell.directories];
    default:
      return undefined;
  }
}

/** All values of an array, or of a plain variable as its only one; undefined when unset. */
export function values<W>(shell: Shell<W>, name: string): ReadonlyMap<string, string> | undefined {
  if (name === "@" || name === "*") return new Map(shell.positional.map((text, index) => [String(index + 1), text]));
  if (name === "PIPESTATUS") return new Map(shell.pipeStatus.map((status, index) => [String(index), String(status)]));
  const list = computed(shell, name);
  if (list) return list.length === 0 ? undefined : new Map(list.map((text, index) => [String(index), text]));
  const value = shell.variables.get(name)?.value;
  if (typeof value === "object") return value;
  const text = parameter(shell, name);
  return text === undefined ? undefined : new Map([["0", text]]);
}

/** `index` is the text between brackets, already expanded. */
export function element<W>(shell: Shell<W>, name: string, index: string | undefined): string | undefined {
  if (index === undefined) return parameter(shell, name);
  const key = keyOf(shell, name, index);
  return values(shell, name)?.get(key);
}

export function keyOf<W>(shell: Shell<W>, name: string, index: string): string {
  if (shell.variables.get(name)?.associative) return index;
  const n = number(shell, index);
  if (n >= 0n) return String(n);
  const last = [...(values(shell, name)?.keys() ?? [])].at(-1) ?? "-1";
  return String(BigInt(last) + 1n + n);
}

export function assignElement<W>(shell: Shell<W>, name: string, index: string | undefined, value: string): void {
  if (index === undefined) return assignName(shell, name, value);
  if (index === "") throw new ExpansionError(`${name}[${index}]: bad array subscript`);
  const key = keyOf(shell, name, index);
  if (!shell.variables.get(name)?.associative && key.startsWith("-"))
    throw new ExpansionError(`${name}[${index}]: bad array subscript`);
  shell.variables.setElement(name, key, value);
}

/** Gives a variable a value, as an assignment does: attributes count, some names have effects. */
export function assignName<W>(shell: Shell<W>, name: string, value: string): void {
  if (name === "RANDOM") shell.dice = shell.random.stream(`RANDOM ${value}`);
  else if (name === "BASH_ARGV0") shell.name = value;
  if (name === "SECONDS") shell.secondsFrom = shell.now() - (Number.parseInt(value, 10) || 0) * SECOND;
  else shell.variables.set(name, shell.variables.get(name)?.integer ? integer(shell, value) : value);
}

/** The value of an expression, for variables that `declare -i` made integers. */
export function integer<W>(shell: Shell<W>, text: string): string {
  return String(number(shell, text));
}

function number<W>(shell: Shell<W>, text: string): bigint {
  try {
    return evaluate(text, {
      read: (name, index) => element(shell, name, index),
      write: (name, index, value) => assignElement(shell, name, index, value),
    });
  } catch (error) {
    if (error instanceof ArithmeticError) throw new ExpansionError(error.message);
    throw error;
  }
}
