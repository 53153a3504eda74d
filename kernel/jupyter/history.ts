// What was executed, for the arrow keys of a console: the `history_request`. It lives as long as the kernel; the history
// of earlier kernels is not kept on disk.

export interface Entry {
  readonly line: number;
  readonly code: string;
  output: string | null;
}

type Row = readonly [session: number, line: number, input: string | readonly [string, string | null]];

export class History {
  #entries: Entry[] = [];

  add(line: number, code: string): Entry {
    const entry: Entry = { line, code, output: null };
    this.#entries.push(entry);
    return entry;
  }

  /** `request` is a history_request's content; what it leaves out has the protocol's default. */
  read(request: Readonly<Record<string, unknown>>): readonly Row[] {
    const chosen = this.#choose(request);
    return chosen.map(({ line, code, output }) => [1, line, request.output === true ? [code, output] : code]);
  }

  #choose(request: Readonly<Record<string, unknown>>): readonly Entry[] {
    const { hist_access_type: access, session = 0, start, stop, n, pattern, unique } = request;
    // Session 0 and negative ones count back from the current; before it there is none.
    if (access === "range") {
      if (session !== 0 && session !== 1) return [];
      const from = typeof start === "number" ? start : 1;
      const to = typeof stop === "number" ? stop : Number.POSITIVE_INFINITY;
      return this.#entries.filter(({ line }) => line >= from && line < to);
    }
    let found: readonly Entry[] = this.#entries;
    if (access === "search") {
      const wanted = typeof pattern === "string" ? pattern : "*";
      found = found.filter(({ code }) => fits(wanted, code));
      // Of equal ones the last is kept.
      if (unique === true)
        found = found.filter(({ code }, at) => !found.slice(at + 1).some((one) => one.code === code));
    } else if (access !== "tail") return [];
    return typeof n === "number" ? (n > 0 ? found.slice(-n) : []) : found;
  }
}

/** Whether the whole text fits a pattern of a shell (* and ?), in steps that grow with its length alone. */
function fits(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let retry = 0;
  for (let here = 0; here < text.length; ) {
    if (pattern[at] === "*") {
      star = at++;
      retry = here;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[here])) {
      at++;
      here++;
    } else if (star >= 0) {
      at = star + 1;
      here = ++retry;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
