// glibc's getopt_long over tcpdump's letters and words: options may follow the filter's words, long ones may be cut short.
import type { Version } from "../../wire/summary.js";

const letters: Record<Version, string> = {
  "4.9": "aAbB:c:C:dDeE:fF:G:hHi:Ij:JKlLm:M:nNOpqQ:P:r:s:StT:uUvV:w:W:xXy:Yz:Z:#",
  "4.99": "aAbB:c:C:dDeE:fF:G:hHi:Ij:JKlLm:M:nNOpqQ:r:s:StT:uUvV:w:W:xXy:YZ:z:#",
};

/** In the order of tcpdump's own table, which an ambiguous word is answered with. */
const words: readonly (readonly [name: string, option: string, argument?: true])[] = [
  ["buffer-size", "B", true],
  ["list-interfaces", "D"],
  ["help", "h"],
  ["interface", "i", true],
  ["monitor-mode", "I"],
  ["time-stamp-type", "j", true],
  ["list-time-stamp-types", "J"],
  ["micro", "micro"],
  ["nano", "nano"],
  ["dont-verify-checksums", "K"],
  ["list-data-link-types", "L"],
  ["no-optimize", "O"],
  ["no-promiscuous-mode", "p"],
  ["direction", "Q", true],
  ["snapshot-length", "s", true],
  ["absolute-tcp-sequence-numbers", "S"],
  ["packet-buffered", "U"],
  ["linktype", "y", true],
  ["immediate-mode", "immediate"],
  ["relinquish-privileges", "Z", true],
  ["count", "count"],
  ["fp-type", "fp-type"],
  ["number", "#"],
  ["print", "print"],
  ["time-stamp-precision", "precision", true],
  ["version", "version"],
];

export interface Given {
  /** A letter, or a word for an option that has none. */
  readonly option: string;
  readonly value: string;
}

/** The options until one is wrong, and the words between them; a complaint is getopt's. */
export function* getopt(
  argv: readonly string[],
  release: Version,
  rest: string[],
): Generator<Given, string | undefined> {
  const left = [...argv];
  while (left.length > 0) {
    const word = left.shift()!;
    if (word === "--") {
      rest.push(...left);
      return undefined;
    }
    if (word.startsWith("--")) {
      const given = long(word.slice(2), left);
      if (typeof given === "string") return given;
      yield given;
    } else if (word.startsWith("-") && word !== "-") {
      for (let i = 1; i < word.length; i++) {
        const letter = word[i]!;
        const at = letter === ":" ? -1 : letters[release].indexOf(letter);
        if (at < 0) return `invalid option -- '${letter}'`;
        if (letters[release][at + 1] !== ":") {
          yield { option: letter, value: "" };
          continue;
        }
        const value = word.slice(i + 1) || left.shift();
        if (value === undefined) return `option requires an argument -- '${letter}'`;
        yield { option: letter, value };
        break;
      }
    } else rest.push(word);
  }
  return undefined;
}

function long(word: string, left: string[]): Given | string {
  const at = word.indexOf("=");
  const name = at < 0 ? word : word.slice(0, at);
  const exact = words.find(([each]) => each === name);
  const possible = exact ? [exact] : words.filter(([each]) => each.startsWith(name));
  const [found] = possible;
  if (!found) return `unrecognized option '--${name}'`;
  if (possible.length > 1) {
    const all = possible.map(([each]) => `'--${each}'`).join(" ");
    return `option '--${word}' is ambiguous; possibilities: ${all}`;
  }
  const [full, option, argument] = found;
  if (!argument) return at < 0 ? { option, value: "" } : `option '--${full}' doesn't allow an argument`;
  const value = at < 0 ? left.shift() : word.slice(at + 1);
  return value === undefined ? `option '--${full}' requires an argument` : { option, value };
}
