// alias, unalias. A terminal's shell replaces the first word of a command by its alias (as bash does with expand_aliases).
import { quote } from "../quote.js";
import { type Builtin, letters, say, usage } from "./builtin.js";

const alias: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "p", "alias: usage: alias [-p] [name[=value] ... ]");
  if (!found) return 2;
  const shown = (name: string) => `alias ${name}=${quote(shell.aliases.get(name)!, true)}\n`;
  let status = 0;
  let out = "";
  if (found.rest.length === 0 || found.set.has("p")) out = [...shell.aliases.keys()].sort().map(shown).join("");
  for (const word of found.rest) {
    const equals = word.indexOf("=");
    if (equals > 0) shell.aliases.set(word.slice(0, equals), word.slice(equals + 1));
    else if (shell.aliases.has(word)) out += shown(word);
    else {
      shell.complain(`alias: ${word}: not found`);
      status = 1;
    }
  }
  if (out !== "") yield* say(shell, out);
  return status;
};

// biome-ignore lint/correctness/useYield: nothing to wait for
const unalias: Builtin = function* (shell, argv) {
  const help = "unalias: usage: unalias [-a] name [name ...]";
  const found = letters(shell, argv, "a", help);
  if (!found) return 2;
  if (found.set.has("a")) shell.aliases.clear();
  else if (found.rest.length === 0) return usage(shell, help);
  let status = 0;
  for (const name of found.set.has("a") ? [] : found.rest) {
    if (shell.aliases.delete(name)) continue;
    shell.complain(`unalias: ${name}: not found`);
    status = 1;
  }
  return status;
};

export const aliases: readonly (readonly [string, Builtin])[] = [
  ["alias", alias],
  ["unalias", unalias],
];
