// One case of a study: the story told in a lab of its own with these settings, and what is to be known of it, as JSON.
import { changed, type JournalEntry } from "../journal.js";
import { Lab, type LabOptions } from "../lab.js";
import { Interrupted } from "../pace.js";
import { play } from "../replay.js";
import { unmet } from "../settings.js";
import type { Transcript } from "../transcript.js";
import { isArgument, optionsFor, type Settings, type Value } from "./space.js";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type Story =
  /** Typed into a terminal of this machine. */
  | { readonly is: "text"; readonly text: string; readonly machine: string }
  /** What was done to a lab. */
  | { readonly is: "journal"; readonly journal: readonly JournalEntry[] }
  | { readonly is: "function"; readonly tell: (lab: Lab, settings: never) => unknown };

/** What is told in every case, and what is asked about it. */
export interface Tale {
  readonly story: Story;
  /** Without it, what the story came to: a text's last exit status, a function's value. */
  readonly outcome: ((told: never, lab: Lab, settings: never) => unknown) | undefined;
  readonly options: LabOptions;
}

export type End = { readonly outcome: Json } | { readonly error: string };

/** Tells one case; what goes wrong in it is its end. Throws only when whoever watches has had enough. */
export async function tell(tale: Tale, settings: Settings): Promise<End> {
  try {
    const lab = labOf(tale, settings);
    const told = await toldIn(tale.story, lab, settings);
    const error = unmet(lab.settings, settings);
    if (error !== undefined) return { error };
    const { outcome = byItself } = tale;
    const value: unknown = await outcome(told as never, lab, settings as never);
    const flaw = flawIn(value);
    return flaw === undefined ? { outcome: ownCopy(value as Json) } : { error: noJson(flaw) };
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    return { error: saidOf(error) };
  }
}

function labOf({ story, options }: Tale, settings: Settings): Lab {
  const told = optionsFor(settings, options);
  return new Lab(story.is === "journal" ? changed({ options: told, journal: story.journal }, {}).options : told);
}

async function toldIn(story: Story, lab: Lab, settings: Settings): Promise<unknown> {
  switch (story.is) {
    case "text": {
      const given = Object.entries(settings).filter(([name]) => isArgument(name));
      const assigned = given.map(([name, value]) => `${name}=${quoted(value)}\n`).join("");
      return lab.machine(story.machine).sh(assigned + story.text);
    }
    case "journal":
      await play(lab, story.journal);
      return lab;
    case "function":
      return story.tell(lab, settings as never);
    default:
      return story satisfies never;
  }
}

/** Anything may be thrown, also what has no text. */
function saidOf(thrown: unknown): string {
  if (thrown instanceof Error) return `${thrown.name}: ${thrown.message}`;
  try {
    return String(thrown);
  } catch {
    return "something that has no text was thrown";
  }
}

/** Whoever told the case may change his own, as if he had told it elsewhere. */
const ownCopy = (value: Json): Json =>
  typeof value === "object" && value !== null ? (JSON.parse(JSON.stringify(value)) as Json) : value;

const byItself = (told: Transcript | unknown): unknown => (isTranscript(told) ? told.status : told);

const isTranscript = (told: unknown): told is Transcript =>
  typeof told === "object" && told !== null && "status" in told && "chunks" in told;

const quoted = (value: Value): string => `'${String(value).replaceAll("'", "'\\''")}'`;

export const isJson = (value: unknown): value is Json => flawIn(value) === undefined;

/** What in it is no JSON, and where: [a Map, ".states", "[2]"], innermost last. */
type Flaw = readonly [what: string, ...path: string[]];

function flawIn(value: unknown, above: readonly object[] = []): Flaw | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return undefined;
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0) ? undefined : [numberSaid(value)];
  if (typeof value !== "object") return [typeof value === "undefined" ? "undefined" : `a ${typeof value}`];
  if (above.includes(value)) return ["a circle"];
  const inside = [...above, value];
  if (Array.isArray(value)) {
    // By number: where nothing stands is nothing that a JSON list could keep.
    for (let at = 0; at < value.length; at++) {
      const flaw = flawIn(value[at], inside);
      if (flaw) return [flaw[0], `[${at}]`, ...flaw.slice(1)];
    }
    return undefined;
  }
  const kind = Object.getPrototypeOf(value) as { readonly constructor?: { readonly name?: string } } | null;
  // An object of another realm has another prototype; what has none above it is plain.
  if (kind !== null && Object.getPrototypeOf(kind) !== null) return [`a ${kind.constructor?.name || "class's object"}`];
  for (const [name, each] of Object.entries(value)) {
    const flaw = flawIn(each, inside);
    if (flaw) return [flaw[0], `.${name}`, ...flaw.slice(1)];
  }
  return undefined;
}

const numberSaid = (value: number): string => (Object.is(value, -0) ? "-0" : String(value));

function noJson([what, ...path]: Flaw): string {
  const where = path.length === 0 ? "" : ` (its ${path.join("")})`;
  return `the outcome is no JSON value but ${what}${where}: say what of it counts, such as (run) => run.status`;
}
