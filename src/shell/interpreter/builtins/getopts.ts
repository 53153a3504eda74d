// getopts: one option a call; OPTIND and the place inside a word are kept (getopt.c). `illegal` and `requires` are said in bash's words.
import type { Shell } from "../shell.js";
import { assignName } from "../special.js";
import { type Builtin, letters, usage } from "./builtin.js";

const help = "getopts: usage: getopts optstring name [arg ...]";

export const getopts: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "", help);
  if (!found) return 2;
  const [spec, name, ...own] = found.rest;
  if (spec === undefined || name === undefined) return usage(shell, help);
  const args = own.length > 0 ? own : shell.positional;
  const silent = spec.startsWith(":");
  let index = Number(shell.variables.text("OPTIND")) || 1;
  if (index !== shell.optionAt.index) shell.optionAt = { index, char: 1 };
  let { char } = shell.optionAt;
  const word = args[index - 1];
  const set = (variable: string, value: string | undefined) =>
    value === undefined ? shell.variables.unset(variable) : shell.variables.set(variable, value);
  const settle = (option: string, argument: string | undefined, status: number): number => {
    shell.optionAt = { index, char };
    set("OPTIND", String(index));
    set("OPTARG", argument);
    if (!/^[A-Za-z_]\w*$/.test(name)) {
      shell.complain(`getopts: \`${name}': not a valid identifier`);
      return 1;
    }
    if (shell.variables.get(name)?.readonly) {
      shell.complain(`${name}: readonly variable`);
      return 2;
    }
    assignName(shell, name, option);
    return status;
  };
  if (char === 1 && (word === undefined || !/^-./s.test(word) || word === "--")) {
    if (word === "--") index++;
    return settle("?", undefined, 1);
  }
  const letter = word![char]!;
  const place = letter === ":" ? -1 : spec.indexOf(letter);
  const last = char + 1 >= word!.length;
  const next = () => {
    index++;
    char = 1;
  };
  if (place < 0) {
    if (last) next();
    else char++;
    if (!silent) say(shell, `illegal option -- ${letter}`);
    return settle("?", silent ? letter : undefined, 0);
  }
  if (spec[place + 1] !== ":") {
    if (last) next();
    else char++;
    return settle(letter, undefined, 0);
  }
  const rest = word!.slice(char + 1);
  next();
  if (rest !== "") return settle(letter, rest, 0);
  const argument = args[index - 1];
  if (argument !== undefined) {
    index++;
    return settle(letter, argument, 0);
  }
  if (!silent) say(shell, `option requires an argument -- ${letter}`);
  return settle(silent ? ":" : "?", silent ? letter : undefined, 0);
};

// As C's getopt: the program's name, no line number; OPTERR=0 silences it.
function say(shell: Shell<unknown>, message: string): void {
  if (shell.variables.text("OPTERR") !== "0") shell.complaints.push(`${shell.name}: ${message}\n`);
}
