// A text made of parts of another one: what was left out, put in and moved, and where every place of the result was
// before. So the lines of compiled text need not be the cell's, and errors still name the cell's.

export interface Piece {
  readonly text: string;
  /** Where it stood; undefined for what was put in. */
  readonly from: number | undefined;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
}

export class Pieces {
  #edits: Edit[] = [];

  constructor(readonly source: string) {}

  replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, pieces: text === "" ? [] : [{ text, from: undefined }] });
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  /** The part as it is edited so far is taken out, to be put somewhere else. */
  cut(start: number, end: number, instead: string): readonly Piece[] {
    const inside = (edit: Edit) => edit.start >= start && edit.end <= end;
    const taken = joined(this.source, start, end, this.#edits.filter(inside));
    this.#edits = this.#edits.filter((edit) => !inside(edit));
    this.replace(start, end, instead);
    return taken;
  }

  done(before: readonly Piece[] = []): Mapped {
    return new Mapped([...before, ...joined(this.source, 0, this.source.length, this.#edits)]);
  }
}

export class Mapped {
  readonly text: string;

  constructor(readonly pieces: readonly Piece[]) {
    this.text = pieces.map(({ text }) => text).join("");
  }

  /** Where a place of the result (line and column from 0) stood; of what was put in, where the next piece stood. */
  origin(line: number, column: number): number | undefined {
    let at = 0;
    for (let left = line; left > 0; left--) {
      at = this.text.indexOf("\n", at) + 1;
      if (at === 0) return undefined;
    }
    at += column;
    for (const { text, from } of this.pieces) {
      if (from !== undefined && at < text.length) return from + Math.max(at, 0);
      at -= text.length;
    }
    return undefined;
  }
}

const width = ({ start, end }: Edit) => (start === end ? 0 : 1);

/** What is put in comes before what is left out there, then in the order made; what lies inside another is gone. */
function joined(source: string, start: number, end: number, edits: readonly Edit[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const order = edits.map((edit, made) => ({ edit, made }));
  order.sort((a, b) => a.edit.start - b.edit.start || width(a.edit) - width(b.edit) || a.made - b.made);
  for (const { edit } of order) {
    if (edit.start < at) continue;
    if (edit.start > at) pieces.push({ text: source.slice(at, edit.start), from: at });
    pieces.push(...edit.pieces);
    at = Math.max(at, edit.end);
  }
  if (at < end) pieces.push({ text: source.slice(at, end), from: at });
  return pieces;
}
