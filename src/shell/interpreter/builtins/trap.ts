// trap: sets, shows and resets the actions of signals and of EXIT, ERR, DEBUG and RETURN.
import { allSignals, signalNamed } from "../../signal.js";
import { quote } from "../quote.js";
import { setTrap } from "../trap.js";
import { type Builtin, say, usage } from "./builtin.js";
import { listSignals } from "./kill.js";

export const trap: Builtin = function* (shell, argv) {
  let words = argv.slice(1);
  if (words[0] === "--") words = words.slice(1);
  if (words[0] === "-l") return yield* listSignals(shell, []);
  const letter = /^-[^lp]?[^lp]*$/.exec(words[0] ?? "") && words[0] !== "-" ? words[0]?.[1] : undefined;
  if (letter !== undefined) {
    shell.complain(`trap: -${letter}: invalid option`);
    return usage(shell, "trap: usage: trap [-lp] [[arg] signal_spec ...]");
  }
  if (words.length === 0 || words[0] === "-p") {
    const pseudo = ["DEBUG", "ERR", "RETURN"];
    const order = (name: string) =>
      name === "EXIT" ? 0 : pseudo.includes(name) ? 65 + pseudo.indexOf(name) : allSignals.indexOf(name);
    const asked = new Set(words.slice(1).map((word) => (order(word) === 0 ? word : (signalNamed(word) ?? word))));
    const set = [...shell.traps]
      .filter(([name]) => asked.size === 0 || asked.has(name))
      .sort(([a], [b]) => order(a) - order(b));
    yield* say(shell, set.map(([name, action]) => `trap -- ${quote(action, true)} ${name}\n`).join(""));
    return 0;
  }
  // A number first means: back to their own actions, all of them.
  const bare = words.length === 1 || /^\d+$/.test(words[0]!);
  const reset = words[0] === "-" || bare;
  const [action, ...names] = bare ? ["-", ...words] : words;
  let status = 0;
  for (const word of names) {
    const name = word === "0" || word.toUpperCase() === "EXIT" ? "EXIT" : signalNamed(word);
    const own = /^(?:ERR|DEBUG|RETURN)$/i.test(word);
    if (name === undefined && !own) {
      shell.complain(`trap: ${word}: invalid signal specification`);
      status = 1;
    } else setTrap(shell, name ?? word.toUpperCase(), reset ? undefined : action);
  }
  return status;
};
