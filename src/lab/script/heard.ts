// What a story's windows and scripts printed, told in a fresh lab: to be laid beside what a lab's script printed on a real Linux.

import type { Output } from "../../shell/index.js";
import type { JournalEntry, Story } from "../journal.js";
import { Lab } from "../lab.js";
import { type Listener, play } from "../replay.js";
import type { Chunk, Transcript } from "../transcript.js";

/** What one window showed during one act, or a script printed. */
export interface Part {
  /** "3 host/1: 0", as the script's own headings say it: the act among those that show something, the window, the status. */
  readonly title: string;
  readonly text: string;
}

/** The same, of a real Linux's output; the lines of other programs above the first heading are left out. */
export function parted(printed: string): readonly Part[] {
  const parts = printed.split(/^==> (?=\d+ \S)/m).slice(1);
  return parts.map((part) => {
    const at = part.indexOf("\n");
    return at < 0 ? { title: part, text: "" } : { title: part.slice(0, at), text: part.slice(at + 1) };
  });
}

export async function heard(story: Story): Promise<{ readonly lab: Lab; readonly all: readonly Part[] }> {
  const lab = new Lab(story.options);
  const ear = new Ear();
  await play(lab, story.journal, ear);
  return { lab, all: ear.all };
}

class Ear implements Listener {
  readonly all: Part[] = [];
  private acts = 0;
  private written = "";
  private windows: readonly Window[] = [];

  before(entry: JournalEntry, lab: Lab): void {
    this.written = "";
    if (entry.act !== "panes") return;
    // Opened in the order in which the act itself would open them.
    this.windows = entry.panes.map(({ machine, terminal }) => {
      const shell = lab.machine(machine).terminal(terminal);
      const [prompt] = lab.profile.tools.prompt(machine, "\n").split("\n") as [string];
      return { title: `${machine}/${terminal}`, shell, from: shell.output.length, prompt };
    });
  }

  write({ text }: { readonly text: string }): void {
    this.written += text;
  }

  after(_act: number, entry: JournalEntry, result: number | readonly Transcript[] | undefined): void {
    if (entry.act === "script") {
      const status = typeof result === "number" ? result : "";
      const title = `${++this.acts} ${entry.machine} ${entry.name}: ${status}`;
      this.all.push({ title, text: whole(this.written) });
    } else if (entry.act === "panes") {
      this.acts++;
      for (const [index, { title, shell, from, prompt }] of this.windows.entries()) {
        // Without what a window says while it is closed.
        const chunks = typeof result === "object" ? result[index]!.chunks : shell.output.slice(from);
        const text = whole(
          chunks
            .filter((each) => isSeen(each, prompt))
            .map((each) => each.text)
            .join(""),
        );
        this.all.push({ title: `${this.acts} ${title}${index === 0 ? `: ${shell.lastStatus}` : ""}`, text });
      }
    }
  }
}

type Shell = ReturnType<ReturnType<Lab["machine"]>["terminal"]>;

interface Window {
  readonly title: string;
  readonly shell: Shell;
  readonly from: number;
  /** What every prompt begins with. */
  readonly prompt: string;
}

/** Of what was typed, the lab's screen shows comments, empty lines and what programs read: a silent keyboard does not. */
const isSeen = ({ stream, kind, text }: Partial<Output & Chunk>, prompt: string): boolean =>
  (stream ?? kind) !== "echo" || text!.startsWith(prompt) || text!.startsWith("> ") || text!.endsWith("^C");

const whole = (text: string): string => (text === "" || text.endsWith("\n") ? text : `${text}\n`);
