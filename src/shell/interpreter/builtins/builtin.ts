// What a builtin is: it runs inside the shell's own process.
import type { Steps } from "../../../sim/task.js";
import type { Shell } from "../shell.js";

export type Builtin = (shell: Shell<unknown>, argv: readonly string[]) => Steps<number>;

/** Writes to the shell's standard output at once, as a builtin does at its end. */
export function* say(shell: Shell<unknown>, text: string): Steps<void> {
  yield* shell.speak();
  if (text === "") return;
  yield* shell.settle();
  yield* shell.process.file(1).write(text);
}

/** The builtin's usage line and status 2. */
export function usage(shell: Shell<unknown>, text: string): number {
  shell.complaints.push(`${text}\n`);
  return 2;
}

/** Cuts letters like -nr from the front; a letter that is not in `known` is complained of (undefined). */
export function letters(
  shell: Shell<unknown>,
  argv: readonly string[],
  known: string,
  help: string,
): { set: Set<string>; rest: string[] } | undefined {
  const set = new Set<string>();
  let at = 1;
  for (; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === "--") {
      at++;
      break;
    }
    if (!/^-./.test(word)) break;
    for (const letter of word.slice(1)) {
      if (!known.includes(letter)) {
        shell.complain(`${argv[0]}: -${letter}: invalid option`);
        usage(shell, help);
        return undefined;
      }
      set.add(letter);
    }
  }
  return { set, rest: argv.slice(at) };
}
