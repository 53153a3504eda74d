// Variables as `declare -p` writes them.
import { doubleQuoted } from "./quote.js";
import type { Variable } from "./variables.js";

/** As ${name@a} shows them. */
export function flagsOf(variable: Variable): string {
  const { value, associative, indexed, integer, reference, readonly, exported } = variable;
  return [
    associative ? "A" : indexed || typeof value === "object" ? "a" : "",
    integer ? "i" : "",
    reference ? "n" : "",
    readonly ? "r" : "",
    exported ? "x" : "",
    variable.case === "lower" ? "l" : variable.case === "upper" ? "u" : "",
  ].join("");
}

export function shown(name: string, variable: Variable, command = "declare"): string {
  const { value, associative } = variable;
  const flags = flagsOf(variable);
  const body =
    typeof value === "object"
      ? `=(${[...value].map(([key, text]) => `[${key}]=${doubleQuoted(text)}`).join(" ")}${associative && value.size > 0 ? " " : ""})`
      : value === undefined
        ? ""
        : `=${doubleQuoted(value)}`;
  return `${command} -${flags || "-"} ${name}${body}\n`;
}
