// One case of a study: the story told in a lab of its own with these settings, and what is to be known of it, as JSON.
import { changed, type JournalEntry } from "../journal.js";
import { Lab, type LabOptions } from "../lab.js";
import { Interrupted } from "../pace.js";
import { play } from "../replay.js";
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
    const unmet = lab.settings.find(({ met, key }) => !met && key in settings);
    if (unmet) return { error: `no machine, namespace or device of this story ever had ${unmet.key}` };
    const { outcome = byItself } = tale;
    const value: unknown = await outcome(told as never, lab, settings as never);
    return isJson(value) ? { outcome: value } : { error: noJson(value) };
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
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

const byItself = (told: Transcript | unknown): unknown => (isTranscript(told) ? told.status : told);

const isTranscript = (told: unknown): told is Transcript =>
  typeof told === "object" && told !== null && "status" in told && "chunks" in told;

const quoted = (value: Value): string => `'${String(value).replaceAll("'", "'\\''")}'`;

export function isJson(value: unknown): value is Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) return value.every(isJson);
  const kind: unknown = Object.getPrototypeOf(value);
  // An object of another realm has another prototype; what has none above it is plain.
  const plain = kind === null || Object.getPrototypeOf(kind) === null;
  return plain && Object.values(value).every(isJson);
}

function noJson(value: unknown): string {
  const kind = typeof value === "object" && value !== null ? value.constructor?.name : String(value);
  return `the outcome is no JSON value but ${kind}: say what of it counts, such as (run) => run.status`;
}
