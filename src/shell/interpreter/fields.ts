// What expansion builds: fields, each with its text and, beside it, the pattern in which quoted characters are escaped.
// Field splitting as POSIX 2.6.5: blanks of IFS run together, its other characters each end a field.
import { escapePattern } from "../pattern.js";

export interface Field {
  text: string;
  pattern: string;
  /** Holds an active *, ? or [. */
  glob: boolean;
}

export class Fields {
  readonly done: Field[] = [];
  private current: Field | undefined;
  private endedByBlank = false;

  constructor(
    private readonly splits: boolean,
    private readonly ifs: string,
  ) {}

  /** Quoted or literal text. */
  plain(text: string): void {
    const field = this.begin();
    field.text += text;
    field.pattern += escapePattern(text);
  }

  /** Unquoted source text: pattern characters count, blanks do not. */
  active(text: string): void {
    const field = this.begin();
    field.text += text;
    field.pattern += text;
    field.glob ||= /[*?[]|[+@!]\(/.test(text);
  }

  /** The result of an unquoted expansion. */
  value(text: string): void {
    if (!this.splits) return text === "" ? undefined : this.active(text);
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const char = text[at]!;
      if (!this.ifs.includes(char)) continue;
      if (at > from) this.active(text.slice(from, at));
      from = at + 1;
      const blank = char === " " || char === "\t" || char === "\n";
      if (this.current) this.next();
      else if (!blank && !this.endedByBlank) this.done.push({ text: "", pattern: "", glob: false });
      this.endedByBlank = blank;
    }
    if (from < text.length) this.active(text.slice(from));
  }

  /** Between the elements of "$@". */
  next(): void {
    if (!this.splits) return this.plain(" ");
    if (this.current) this.done.push(this.current);
    this.current = undefined;
  }

  /** Even when nothing follows there is a field ("" is an argument). */
  begin(): Field {
    this.endedByBlank = false;
    if (!this.current) this.current = { text: "", pattern: "", glob: false };
    return this.current;
  }

  finish(): Field[] {
    if (this.current) this.done.push(this.current);
    this.current = undefined;
    return this.done;
  }
}
