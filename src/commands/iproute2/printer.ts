// What iproute2 prints, said once and written as text or as JSON (lib/json_print.c), in colour if asked (lib/color.c).
import { type Json, type List, type Members, stringify } from "./json.js";

export interface Format {
  json: boolean;
  pretty: boolean;
  colour: boolean;
}

export const plain: Format = { json: false, pretty: false, colour: false };

/** SGR numbers, for a terminal with a light ground. */
const colours = { ifname: 36, mac: 33, inet: 35, inet6: 34, up: 32, down: 31 } as const;
export type Colour = keyof typeof colours;

export class Printer {
  private written = "";
  private readonly top: List = { items: [] };
  private readonly open: (List | Members)[] = [this.top];

  constructor(readonly format: Format) {}

  /** In both: a member of the JSON object, and the words that say it. */
  put(key: string, value: Json, text: string = String(value), colour?: Colour): void {
    if (this.format.json) this.data(key, value);
    else this.say(text, colour);
  }

  /** Only in text. */
  say(text: string, colour?: Colour): void {
    if (this.format.json || text === "") return;
    const on = this.format.colour && colour !== undefined;
    this.written += on ? `\u001b[${colours[colour]}m${text}\u001b[0m` : text;
  }

  /** Only in JSON. */
  data(key: string | undefined, value: Json): void {
    if (!this.format.json) return;
    const into = this.open.at(-1)!;
    if ("items" in into) into.items.push(value);
    else into.members.push([key ?? "", value]);
  }

  /** Takes a blank at the end back. */
  trim(): void {
    this.written = this.written.trimEnd();
  }

  object(key: string | undefined, body: () => void): void {
    this.nested(key, { members: [] }, body);
  }

  list(key: string | undefined, body: () => void): void {
    this.nested(key, { items: [] }, body);
  }

  /** A list of words: ["UP","LOWER_UP"], or what `text` says of them. */
  words(key: string, words: readonly string[], text: string): void {
    this.put(key, { items: [...words] }, text);
  }

  private nested(key: string | undefined, container: List | Members, body: () => void): void {
    this.data(key, container);
    this.open.push(container);
    body();
    this.open.pop();
  }

  text(): string {
    return this.format.json ? `${stringify(this.top, this.format.pretty)}\n` : this.written;
  }
}

/** new_json_obj to delete_json_obj: JSON is one list. */
export function listing(format: Format, body: (print: Printer) => void): string {
  const print = new Printer(format);
  body(print);
  return print.text();
}
