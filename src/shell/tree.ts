// What the files in memory are made of: inodes with a mode, a time and a number. Not modelled: owners (everything is root's), access times.
import type { Nanos } from "../sim/clock.js";
import { textOf } from "./bytes.js";
import type { Piece } from "./files.js";

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

  get text(): string {
    if (this.pieces.length > 0) {
      this.told += textOf(this.pieces);
      this.pieces = [];
    }
    return this.told;
  }

  set text(text: string) {
    this.told = text;
    this.pieces = [];
  }

  append(bytes: readonly Piece[]): void {
    this.pieces.push(...bytes);
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
