// The shape of a routing table's trie, which hangs on the order in which its prefixes came and went: what came and went is
// noted, and the trie (lctrie.ts) is made of it when somebody looks (/proc/net/fib_trie), which hardly anybody does.
import type { Ipv4 } from "../wire/address.js";
import { LcTrie, type Vector } from "./lctrie.js";

/** Prefixes that come and go may leave so many notes for each that is there; then the trie is made. */
const NOTES_A_PREFIX = 4;
const FEW = 1000;

export class Shape {
  private trie: LcTrie | undefined;
  /** A prefix that came, or the complement of one that went. */
  private notes: number[] = [];
  private there = 0;

  add(key: Ipv4): void {
    this.there++;
    this.note(key);
  }

  drop(key: Ipv4): void {
    this.there--;
    this.note(-1 - key);
  }

  get root(): Vector | undefined {
    return this.upToDate().root;
  }

  private note(what: number): void {
    this.notes.push(what);
    if (this.notes.length > NOTES_A_PREFIX * this.there + FEW) this.upToDate();
  }

  private upToDate(): LcTrie {
    const trie = this.trie ?? new LcTrie();
    for (const what of this.notes) {
      if (what >= 0) trie.add(what);
      else trie.drop(-1 - what);
    }
    this.trie = trie;
    this.notes = [];
    return trie;
  }
}
