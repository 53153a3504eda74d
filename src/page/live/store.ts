// Edits kept in the reader's browser, under a key that changes with the notebook. A page opened from disk may have no
// storage, or one that other pages share; then nothing is kept.

export class Store {
  readonly works: boolean;
  #texts: Record<string, string> = {};

  constructor(readonly key: string) {
    this.works = this.#load();
  }

  get(id: string): string | undefined {
    return this.#texts[id];
  }

  get size(): number {
    return Object.keys(this.#texts).length;
  }

  set(id: string, text: string | undefined): void {
    if (text === undefined) delete this.#texts[id];
    else this.#texts[id] = text;
    if (!this.works) return;
    try {
      if (this.size === 0) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify(this.#texts));
    } catch {
      // Full: the page still has the text.
    }
  }

  #load(): boolean {
    try {
      const found: unknown = JSON.parse(localStorage.getItem(this.key) ?? "{}");
      for (const [id, text] of Object.entries(found ?? {})) if (typeof text === "string") this.#texts[id] = text;
      localStorage.setItem(`${this.key}?`, "");
      localStorage.removeItem(`${this.key}?`);
      return true;
    } catch {
      return false;
    }
  }
}
