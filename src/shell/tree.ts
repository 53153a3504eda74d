// What the files in memory are made of: inodes with a mode, a time and a number. Not modelled: owners (everything is root's), access times.
import type { Nanos } from "../sim/clock.js";
import { textOf } from "./bytes.js";
import type { Piece } from "./files.js";

/** Octets of a block. */
const BLOCK = 1 << 14;

abstract class Inode {
  /** How many names it has. */
  links = 1;

  constructor(
    readonly number: number,
    public mode: number,
    public modified: Nanos,
  ) {}
}

export class Folder extends Inode {
  readonly entries = new Map<string, Entry>();
}

export class Text extends Inode {
  private told = "";
  /** What was appended as octets since somebody last read: a capture's file may never be read. */
  private pieces: Piece[] = [];
  /** Small ones are put into a block together: an array of its own takes 200 bytes beside them. */
  private block: Uint8Array | undefined;
  private filled = 0;

  get text(): string {
    this.close();
    if (this.pieces.length > 0) {
      this.told += textOf(this.pieces);
      this.pieces = [];
    }
    return this.told;
  }

  set text(text: string) {
    this.told = text;
    this.pieces = [];
    this.block = undefined;
  }

  append(bytes: readonly Piece[]): void {
    for (const piece of bytes)
      if (typeof piece === "function" || piece.length > BLOCK / 2) {
        this.close();
        this.pieces.push(piece);
      } else this.fill(piece);
  }

  private fill(piece: Uint8Array): void {
    if (!this.block || this.filled + piece.length > BLOCK) {
      this.close();
      this.block = new Uint8Array(BLOCK);
      this.filled = 0;
    }
    this.block.set(piece, this.filled);
    this.filled += piece.length;
  }

  private close(): void {
    if (this.block) this.pieces.push(this.block.subarray(0, this.filled));
    this.block = undefined;
  }
}

export class Symlink extends Inode {
  target = "";
}

/** /dev/null and its like; opened by whoever redirects to them. */
export class DeviceFile extends Inode {}

export type Entry = Folder | Text | Symlink | DeviceFile;

/** What a machine's views of its files share: the tree, its clock, the next inode number. */
export class Tree {
  private next = 2;
  readonly root: Folder;

  constructor(readonly now: () => Nanos) {
    this.root = this.make(Folder, 0o755);
  }

  make<T extends Entry>(kind: new (number: number, mode: number, modified: Nanos) => T, mode: number): T {
    return new kind(this.next++, mode, this.now());
  }
}
