// A lab's script read back: the story that write.ts wrote, or what somebody made of it. Only what stands below "# ---- the lab"
// is read, and only the words of the stage are understood there.
import { SECOND } from "../../sim/clock.js";
import { duration } from "../amount.js";
import type { Act, JournalEntry, PaneText, Story } from "../journal.js";
import type { LabOptions } from "../lab.js";
import { fromWords } from "./netem.js";
import { words } from "./words.js";
import { BEGIN } from "./write.js";

export const isLabScript = (text: string): boolean => text.split("\n").includes(BEGIN);

/** Throws a RangeError that names the line. */
export function fromScript(text: string): Story {
  const lines = text.split("\n");
  const from = lines.indexOf(BEGIN) + 1;
  if (from === 0) throw new RangeError(`no line "${BEGIN}": this is no lab's script`);
  return new Reader(lines, from).story();
}

class Reader {
  private readonly journal: JournalEntry[] = [];
  private options: LabOptions = {};
  private sides: PaneText[] = [];
  private number = 0;

  constructor(
    private readonly lines: readonly string[],
    private at: number,
  ) {}

  story(): Story {
    while (this.at < this.lines.length) {
      this.number = this.at + 1;
      let line = this.lines[this.at++]!;
      while (line.endsWith("\\")) line = line.slice(0, -1) + (this.lines[this.at++] ?? "");
      const [, command = line, end] = /^(.*?)\s*<<'(\w+)'$/.exec(line) ?? [];
      const said = words(command);
      if (!said) throw this.wrong("a quote is not closed");
      if (said.length > 0) this.told(said, end === undefined ? undefined : this.input(end));
    }
    return { options: this.options, journal: this.journal };
  }

  private input(end: string): string {
    const to = this.lines.indexOf(end, this.at);
    if (to < 0) throw this.wrong(`no line "${end}" ends its input`);
    const text = this.lines.slice(this.at, to).join("\n");
    this.at = to + 1;
    return text;
  }

  private told(said: readonly string[], text: string | undefined): void {
    const [word = "", ...rest] = said;
    const [a = "", b = "", ...more] = rest;
    const ends = [a, b] as const;
    // What bash needs, and the profile knows.
    if (word.startsWith("prompt=") || word === "fresh" || word === "stay") return;
    switch (word) {
      case "lab":
        for (const each of rest) this.option(each);
        return;
      case "setting":
        this.options = { ...this.options, sysctl: { ...this.options.sysctl, [a]: Number(b) } };
        return;
      case "machine":
        return this.add({ act: "machine", name: a });
      case "card":
        return this.add({ act: "nic", machine: a, name: b, ...(more[0] === undefined ? {} : { mac: more[0] }) });
      case "cable": {
        const delay = this.link(more).delay;
        return this.add({ act: "cable", ends, delay: delay === undefined ? 5_000 : duration(delay) });
      }
      case "connect":
        return this.add({ act: "connect", ends, options: this.link(more) });
      case "rule":
        return this.add({ act: "rule", ends, rule: more[0] ?? "", apply: () => undefined });
      case "switch":
        return this.add({ act: "switch", name: a, options: b === "" ? {} : { ageing: Number(b) } });
      case "veth":
        return this.add({ act: "veth", ends });
      case "pause":
        return this.add({ act: "sleep", seconds: Number(a) });
      case "halted":
        return this.add({ act: "halt", at: nanos(a) });
      case "runs":
        return this.add({ act: "script", machine: a, name: b, args: more, text: this.given(text) });
      case "beside":
        this.sides.push(this.pane(a, rest[1], text));
        return;
      case "on":
        return this.panes({ ...this.pane(a, rest[1] ?? "1", text), passing: false }, false);
      case "keep":
        if (a !== "on") throw this.wrong(`keep ${a}: only windows beside an "on" can be kept`);
        return this.panes({ ...this.pane(b, more[0] ?? "1", text), passing: false }, true);
      case "within":
        this.told([...more], text);
        return this.add({ act: "halt", at: nanos(b) });
      case "interrupted":
        this.told([...more], text);
        return this.add({ act: "interrupt", looks: Number(b) });
      default:
        throw this.wrong(`"${word}" is no word of a lab's script`);
    }
  }

  private panes(main: PaneText, keep: boolean): void {
    this.add({ act: "panes", panes: [main, ...this.sides], keep });
    this.sides = [];
  }

  private pane(machine: string, terminal: string | undefined, text: string | undefined): PaneText {
    const passing = terminal === undefined;
    return { machine, terminal: terminal ?? `side ${this.sides.length + 1}`, text: this.given(text), passing };
  }

  private given(text: string | undefined): string {
    if (text === undefined) throw this.wrong("its input is missing: <<'END'");
    return text;
  }

  private link(said: readonly string[]) {
    const options = fromWords(said);
    if (!options) throw this.wrong(`"${said.join(" ")}" is not what a link does: delay 20ms, loss 1%, …`);
    return options;
  }

  private option(word: string): void {
    const [, name = "", value = ""] = /^(\w+)=(.*)$/s.exec(word) ?? [];
    if (!["profile", "seed", "epoch", "patience", "steps", "typing"].includes(name))
      throw this.wrong(`no option "${word}"`);
    this.options = { ...this.options, [name]: /^\d+(\.\d+)?$/.test(value) ? Number(value) : value };
  }

  private add(act: Act): void {
    this.journal.push({ ...act, time: 0 });
  }

  private wrong(what: string): RangeError {
    return new RangeError(`line ${this.number}: ${what}`);
  }
}

const nanos = (seconds: string): number => Math.round(Number(seconds) * SECOND);
