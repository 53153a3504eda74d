// A parcel opened where its cases are told: each function is made from its source, strict, and sees what travelled with it,
// what skbook exports, and the language's own names. Any other name is outside: it is noted, and the case does not count.
import * as skbook from "../../src/index.js";
import type { End, Settings, Tale } from "../../src/study.js";
import { settingsAt, tell } from "../../src/study.js";
import type { Carried, Parcel } from "./parcel.js";

/** How a case ended, or the name outside of the story that it asked for. */
export type Reached = { readonly end: End } | { readonly outside: string };

type Made = (...args: unknown[]) => unknown;

/** The language's names; what a platform adds (timers, the network, a console that prints here) stays outside. */
const language = new Set(
  (
    "Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Promise RegExp Error " +
    "AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON Math Set Map BigInt " +
    "Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray " +
    "BigUint64Array BigInt64Array DataView ArrayBuffer WeakMap WeakSet WeakRef Proxy Reflect Intl Date Iterator " +
    "decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape isFinite isNaN " +
    "structuredClone TextEncoder TextDecoder atob btoa"
  ).split(" "),
);

export class Opened {
  private outside: string | undefined;
  private readonly tale: Tale;
  private readonly space: Parcel["space"];
  private readonly scope: object;

  constructor({ space, options, story, outcome, given, variables }: Parcel) {
    this.space = space;
    const exports = this.named(variables, "changes", {});
    this.scope = this.named(given, "uses", { ...skbook, exports });
    const told = story.is === "function" ? { is: story.is, tell: this.made(story.source) } : story;
    this.tale = { story: told, outcome: outcome === undefined ? undefined : this.made(outcome), options };
  }

  async tell(index: number): Promise<Reached> {
    this.outside = undefined;
    const settings: Settings = settingsAt(this.space, index);
    const end = await tell(this.tale, settings);
    // Also where the story caught what was thrown at it.
    return this.outside === undefined ? { end } : { outside: this.outside };
  }

  private made(source: string): Made {
    return functionOf(source, this.scope) as Made;
  }

  /** Names as an object: one that is not there was meant to be seen, and is not. */
  private named(carried: Readonly<Record<string, Carried>>, how: string, more: Record<string, unknown>): object {
    const known = new Map(Object.entries(more));
    const miss = (name: PropertyKey): never => {
      this.outside ??= String(name);
      throw new ReferenceError(`the story ${how} ${String(name)}, which stands outside of it`);
    };
    return new Proxy(Object.create(null) as object, {
      // Of a scope: whether the name is looked for here. What is the language's own is found further out.
      has: (_, name) => typeof name === "string" && !language.has(name),
      get: (_, name) => {
        if (typeof name !== "string") return undefined;
        if (!known.has(name) && Object.hasOwn(carried, name)) known.set(name, opened(carried[name]!, this.scope));
        return known.has(name) ? known.get(name) : miss(name);
      },
      set: (_, name) => miss(name),
    });
  }
}

function opened(carried: Carried, scope: object): unknown {
  switch (carried.is) {
    case "data":
      return frozen(JSON.parse(carried.json));
    case "function":
      return functionOf(carried.source, scope);
    case "skbook":
      return (skbook as Readonly<Record<string, unknown>>)[carried.name];
    default:
      return carried satisfies never;
  }
}

/** Data travelled one way: who writes into it would write where nobody reads. */
function frozen(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}

// `with` lets the scope answer for every free name, and the function inside is strict all the same.
function functionOf(source: string, scope: object): unknown {
  const make = (text: string): unknown =>
    new Function("skbookScope", `with (skbookScope) { return (function () { "use strict"; return (${text}\n); })(); }`)(
      scope,
    );
  try {
    return make(source);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // A method: it is a function only inside of an object.
    return make(`Object.values({ ${source} })[0]`);
  }
}
