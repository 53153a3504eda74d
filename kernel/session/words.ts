// Completion and inspection in what is no TypeScript: a magic's own line, and terminal cells. There the words are the
// machine's: its commands, what these say of themselves, and the devices, addresses and namespaces that exist now.
// Left out: quoting and expansion before the cursor; a word is what stands between blanks.

import { magics, type Pane, shOptions } from "../../src/cell/magic.js";
import type { LabLike, Terminals } from "../../src/cell/terminal.js";
import type { Completion, Inspection, Match } from "./contract.js";
import type { Usage } from "./usage.js";

interface DeviceLike {
  readonly name: string;
  readonly kind: string;
  readonly mac: string;
  readonly up: boolean;
  readonly addresses: readonly string[];
}

interface WorldLike {
  readonly machines: readonly {
    readonly name: string;
    readonly netns: readonly { readonly name: string; readonly devices: readonly DeviceLike[] }[];
  }[];
}

export class TerminalWords {
  constructor(
    readonly terminals: Terminals,
    readonly usage: Usage,
  ) {}

  /** On the line of a magic. */
  header(code: string, cursor: number): Completion {
    const { words, start, end } = wordAt(code, cursor);
    if (words.length === 0)
      return fitting(
        magics.map(([text, , documentation]) => ({ text, kind: "magic", documentation })),
        code,
        cursor,
        start,
        end,
      );
    const options =
      words[0] === "%%sh" ? shOptions.map(([text, documentation]) => ({ text, kind: "option", documentation })) : [];
    const names = words[0] === "%%sh" ? this.terminals.machines().flatMap(({ names }) => [...names]) : [];
    const machines = [...new Set(names)].map((text): Match => ({ text, kind: "machine" }));
    return fitting([...machines, ...options], code, cursor, start, end);
  }

  complete(code: string, cursor: number, pane: Pane): Completion {
    const { words, start, end } = wordAt(code, cursor);
    if (words.length === 0) {
      return fitting(
        this.usage.commands.map((text) => ({ text, kind: "command" })),
        code,
        cursor,
        start,
        end,
      );
    }
    if (/^(dev|master|-[iI])$/.test(words.at(-1) ?? "")) {
      const devices = this.#devices(pane).map(({ name, kind }) => ({
        text: name,
        kind: "device",
        documentation: kind,
      }));
      return fitting(devices, code, cursor, start, end);
    }
    return fitting([...this.usage.words(words), ...this.#things(pane, words)], code, cursor, start, end);
  }

  /** A device's state, else what the command says of itself. */
  inspect(code: string, cursor: number, pane: Pane): Inspection {
    const { words, start, end } = wordAt(code, cursor);
    const word = code.slice(start, end);
    const device = this.#devices(pane).find(({ name }) => name === word);
    const [name = word, object] = words;
    const text = device
      ? `${device.name}: ${device.kind}, ${device.up ? "UP" : "DOWN"}, ${device.mac}${device.addresses.map((one) => `, ${one}`).join("")}`
      : (object ?? word) !== name && this.usage.text(`${name} ${object ?? word} help`) !== ""
        ? this.usage.text(`${name} ${object ?? word} help`)
        : this.usage.text(name);
    return text === "" ? { found: false, data: {} } : { found: true, data: { "text/plain": text.trim() } };
  }

  #world(pane: Pane): { world: WorldLike; own: string } | undefined {
    const machine = this.terminals.find(pane.machine) as
      | { lab?: LabLike & { snapshot?(): WorldLike }; name?: string }
      | undefined;
    const world = machine?.lab?.snapshot?.();
    return world && { world, own: machine?.name ?? "" };
  }

  #devices(pane: Pane): readonly DeviceLike[] {
    const found = this.#world(pane);
    const own = found?.world.machines.find(({ name }) => name === found.own);
    return (own?.netns ?? []).flatMap(({ devices }) => devices);
  }

  #things(pane: Pane, words: readonly string[]): Match[] {
    const found = this.#world(pane);
    const own = found?.world.machines.find(({ name }) => name === found.own);
    const spaces = (own?.netns ?? []).filter(({ name }) => name !== "");
    const devices = this.#devices(pane);
    const everywhere = (found?.world.machines ?? []).flatMap(({ name, netns }) =>
      netns.flatMap(({ devices }) =>
        devices.flatMap((one) => one.addresses.map((address) => ({ address, at: `${name} ${one.name}` }))),
      ),
    );
    const settings = words[0] === "sysctl" ? this.#settings(devices) : [];
    return [
      ...devices.map(({ name, kind }): Match => ({ text: name, kind: "device", documentation: kind })),
      ...spaces.map(({ name }): Match => ({ text: name, kind: "namespace" })),
      ...everywhere.map(
        ({ address, at }): Match => ({ text: address.replace(/\/.*/, ""), kind: "address", documentation: at }),
      ),
      ...settings.map((text): Match => ({ text, kind: "setting" })),
    ];
  }

  /** Every setting, those of a device for each device there is. */
  #settings(devices: readonly DeviceLike[]): string[] {
    return this.usage.settings.flatMap((key) =>
      key.includes(".lo.") ? devices.map(({ name }) => key.replace(".lo.", `.${name}.`)) : [key],
    );
  }
}

/** The words of the command before the cursor's own, and where that one stands. */
function wordAt(code: string, cursor: number): { words: string[]; start: number; end: number } {
  const line = code.slice(code.lastIndexOf("\n", cursor - 1) + 1, cursor);
  const start = cursor - /[^\s;|&()<>"'=]*$/.exec(line)![0].length;
  const end = cursor + /^[^\s;|&()<>"'=]*/.exec(code.slice(cursor))![0].length;
  const before = line.slice(0, line.length - (cursor - start));
  const words = (before.split(/[;|&(]|\b(?:then|do|else)\b/).at(-1) ?? "")
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  while (/^\w+=|^(sudo|time|exec|nohup)$/.test(words[0] ?? "")) words.shift();
  // What runs inside another command or namespace is a command of its own.
  const inner = words[0] === "ip" ? words.indexOf("exec") : -1;
  return { words: inner > 0 && words.length > inner + 1 ? words.slice(inner + 2) : words, start, end };
}

function fitting(all: readonly Match[], code: string, cursor: number, start: number, end: number): Completion {
  const typed = code.slice(start, cursor);
  const seen = new Set<string>();
  const matches = all.filter(({ text }) => text.startsWith(typed) && !seen.has(text) && seen.add(text));
  return { matches, start, end };
}
