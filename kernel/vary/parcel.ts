// A study as data, so that a worker can tell its cases: closures cannot travel, so a function goes as its own source, with
// what it names: data, further functions, what skbook exports. What cannot travel is said by name.

import { isJson, type JournalEntry, type LabOptions, type Space, type Study } from "../../src/study.js";
import { version } from "../session/library.js";

/** What a function finds under a name. */
export type Carried =
  | { readonly is: "data"; readonly json: string }
  | { readonly is: "function"; readonly source: string }
  | { readonly is: "skbook"; readonly name: string };

export interface Parcel {
  /** Of the skbook that packed it; another one's may tell a story otherwise. */
  readonly version: string;
  readonly space: Space;
  readonly options: LabOptions;
  readonly story:
    | { readonly is: "text"; readonly text: string; readonly machine: string }
    | { readonly is: "journal"; readonly journal: readonly JournalEntry[] }
    | { readonly is: "function"; readonly source: string };
  readonly outcome: string | undefined;
  /** Names of their own that functions find: `given`. */
  readonly given: Readonly<Record<string, Carried>>;
  /** A notebook's variables, which its compiled text calls `exports.name`. */
  readonly variables: Readonly<Record<string, Carried>>;
}

/** Why a study cannot be told elsewhere. */
export class Rooted extends Error {
  override readonly name = "Rooted";
}

/** What stands around functions where they were written. */
export interface Home {
  /** A notebook's variable; undefined where it has none of this name. */
  variable(name: string): { readonly value: unknown } | undefined;
  /** What `import … from "skbook"` gives. */
  readonly library: Readonly<Record<string, unknown>>;
}

/** Throws Rooted. */
export function pack({ space, tale, given }: Study, home: Home): Parcel {
  const { watch, ...options } = tale.options;
  if (watch) throw new Rooted("the labs have a watch, a function that only this thread can call");
  const variables: Record<string, Carried> = {};
  /** A function's source, once what it names is on board. */
  const board = (what: (...args: never[]) => unknown): string => {
    const source = String(what);
    if (/\{\s*\[native code\]\s*\}$/.test(source))
      throw new Rooted(
        "a function that was bound, or is built in, has no text that could travel: write (lab) => tell(lab)",
      );
    for (const [, name] of source.matchAll(/\bexports\.([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu)) {
      const found = name === undefined || name in variables ? undefined : home.variable(name);
      if (found) carry(variables, name!, found.value);
    }
    return source;
  };
  const carry = (into: Record<string, Carried>, name: string, value: unknown): void => {
    const own = Object.entries(home.library).find(([, each]) => each === value)?.[0];
    if (own !== undefined) into[name] = { is: "skbook", name: own };
    else if (typeof value === "function") {
      // Before its source is read, which may name the function itself.
      into[name] = { is: "function", source: "" };
      into[name] = { is: "function", source: board(value as () => unknown) };
    } else if (isJson(value)) into[name] = { is: "data", json: JSON.stringify(value) };
    else if (value !== undefined) throw new Rooted(`${name} is ${kindOf(value)}, and only data and functions travel`);
  };
  const handed: Record<string, Carried> = {};
  for (const [name, value] of Object.entries(given)) carry(handed, name, value);
  const { story } = tale;
  if (story.is === "journal" && story.journal.some((entry) => entry.act === "rule"))
    throw new Rooted("the lab has a link with a rule, a function that cannot travel");
  return {
    version: version(),
    space,
    options,
    story: story.is === "function" ? { is: "function", source: board(story.tell) } : story,
    outcome: tale.outcome && board(tale.outcome),
    given: handed,
    variables,
  };
}

function kindOf(value: unknown): string {
  const name = typeof value === "object" ? value?.constructor?.name : undefined;
  return name === undefined || name === "Object" || name === "Array" ? "more than data" : `a ${name}`;
}
