// The terminal's keyboard: lines wait here until somebody reads them. Not modelled: line editing, raw mode, SIGTTIN.
import { type Steps, WaitQueue } from "../sim/task.js";
import { Description } from "./description.js";

/** ^D on a line of its own. */
const END = "\x04";

export class Keyboard extends Description {
  override readonly terminal = true;
  override readonly window = true;
  readonly typed: string[] = [];
  readonly changed = new WaitQueue();
  private back = "";

  /** `echo` shows a line that a program (not the shell) reads. */
  constructor(
    private readonly echo: (line: string) => void,
    private readonly show: (text: string) => void,
  ) {
    super();
  }

  type(text: string): void {
    const lines = text.replace(/\n$/, "").split("\n");
    this.typed.push(...lines);
    this.changed.wake();
  }

  *read(): Steps<string | undefined> {
    if (this.back !== "") {
      const text = this.back;
      this.back = "";
      return text;
    }
    while (this.typed.length === 0) yield { on: [this.changed], why: "input from the terminal" };
    const line = this.typed.shift()!;
    if (line === END) return undefined;
    this.echo(`${line}\n`);
    return `${line}\n`;
  }

  override unread(text: string): void {
    this.back = text + this.back;
  }

  // Descriptor 0 of a terminal is open for writing too.
  // biome-ignore lint/correctness/useYield: a terminal is never full
  *write(text: string): Steps<void> {
    this.show(text);
  }
}
