// What commands say about themselves, asked of a machine that exists for this alone. So completion knows exactly the
// commands there are, and a lab is never touched by a question.

import type { Match } from "./contract.js";
import type { Library } from "./library.js";

interface Scratch {
  readonly commands: readonly string[];
  script(text: string, options: { write(out: { text: string }): void }): Promise<unknown>;
}

interface LabMaker {
  Lab?: new (options: object) => { machine(name: string): Scratch };
}

export class Usage {
  readonly #said = new Map<string, string>();
  #scratch: Scratch | undefined;
  #settings: readonly string[] | undefined;

  constructor(readonly library: Library) {}

  get commands(): readonly string[] {
    return this.#machine()?.commands ?? [];
  }

  /** Sub-commands and options that fit behind these words of a command. */
  words(command: readonly string[]): readonly Match[] {
    const [name = ""] = command;
    const whole = this.text(name);
    if (!isObjectCommand(whole)) return optionLines(whole);
    const objects = wordsIn(braced(whole, "OBJECT"));
    const object = command.slice(1).find((word) => /^[a-z]/.test(word));
    const full = object && objects.find((one) => one.startsWith(object));
    if (!full) {
      const options = dashed(whole).map((text): Match => ({ text, kind: "option" }));
      return [...objects.map((text): Match => ({ text, kind: "subcommand" })), ...options];
    }
    return wordsIn(this.text(`${name} ${full} help`)).map((text): Match => ({ text, kind: "subcommand" }));
  }

  /** A command's own words about how it is used; empty when it has none. */
  text(command: string): string {
    const known = this.#said.get(command);
    if (known !== undefined) return known;
    const said = this.#run(/ help$/.test(command) ? command : `${command} --help </dev/null`);
    // What stands before it complains of --help.
    const text = said.slice(/usage/i.exec(said)?.index ?? said.length);
    this.#said.set(command, text);
    return text;
  }

  /** The names of all settings of a machine that has only lo. */
  get settings(): readonly string[] {
    this.#settings ??= this.#run("sysctl -aN")
      .split("\n")
      .filter((line) => /^\w+\./.test(line));
    return this.#settings;
  }

  /** Runs to its end before it returns, for nothing is awaited inside; what does not end by itself is given up. */
  #run(text: string): string {
    let said = "";
    const write = (out: { text: string }) => {
      said += out.text;
    };
    this.#machine()
      ?.script(text, { write })
      .catch(() => {});
    return said;
  }

  #machine(): Scratch | undefined {
    const { Lab } = this.library.module as LabMaker;
    if (!this.#scratch && Lab) this.#scratch = new Lab({ patience: 1, watch: () => false }).machine("usage");
    return typeof this.#scratch?.script === "function" ? this.#scratch : undefined;
  }
}

function isObjectCommand(usage: string): boolean {
  return /OBJECT\s*:=/.test(usage);
}

function braced(usage: string, name: string): string {
  return new RegExp(`${name}\\s*:=\\s*\\{([^}]*)\\}`).exec(usage)?.[1] ?? "";
}

/** What is written small in a usage text is typed as it stands. */
function wordsIn(text: string): string[] {
  const words = text.replace(/<[^>]*>|^Usage:|\bwhere\b/gm, " ").matchAll(/(?<![\w[-])[a-z][a-z0-9_-]{1,}(?![\w\]])/g);
  return [...new Set([...words].map(([word]) => word))].filter((word) => !/^(ip|help)$/.test(word)).sort();
}

/** `-s[tatistics]` is `-statistics`. */
function dashed(text: string): string[] {
  const found = text.matchAll(/(?<![\w-])(--?[A-Za-z0-9][\w-]*)(?:\[(\w+)\])?/g);
  return [...new Set([...found].map(([, short = "", rest = ""]) => short + rest))];
}

/** `  -c <count>   stop after <count> replies` is -c, and what it does. */
function optionLines(usage: string): Match[] {
  const matches = new Map<string, Match>();
  for (const line of usage.split("\n")) {
    const [, names = "", what = ""] = /^\s*(-.*?)(?:\s{2,}|\t+)(\S.*)$/.exec(line) ?? [];
    for (const text of dashed(names)) matches.set(text, { text, kind: "option", documentation: what });
  }
  // A usage of one line: tcpdump's [-AbdDefh…] are letters of their own.
  for (const [, letters = ""] of usage.matchAll(/\[-([A-Za-z#]{3,})\]/g)) {
    for (const letter of letters)
      if (!matches.has(`-${letter}`)) matches.set(`-${letter}`, { text: `-${letter}`, kind: "option" });
  }
  for (const [, text = ""] of usage.matchAll(/\[\s*(--?[A-Za-z][\w-]*)/g)) {
    if (!/^-[A-Za-z#]{3,}$/.test(text) && !matches.has(text)) matches.set(text, { text, kind: "option" });
  }
  return [...matches.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}
