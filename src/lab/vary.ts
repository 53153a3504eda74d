// vary: the same story under every combination of some settings, each in a lab of its own, and what the outcome hangs on.
import type { Language } from "../view/index.js";
import { Lab, type LabOptions } from "./lab.js";
import { Interrupted, type Watch } from "./pace.js";
import type { Transcript } from "./transcript.js";
import { around, type Told, type Watcher } from "./vary/around.js";
import { casesOf, checkSpace, type Settings, type Space, settingsAt } from "./vary/space.js";
import { type Json, type Story, type Tale, tell } from "./vary/story.js";
import { Variation } from "./vary/variation.js";

export interface VaryOptions {
  /** So many cases, drawn by `seed`, where all would be too many. */
  readonly sample?: number;
  readonly seed?: number | string;
  /** What every lab is made with, beside what is varied. */
  readonly lab?: LabOptions;
  /** Where a text is typed; "host" unless told. */
  readonly machine?: string;
  /** Threads that tell cases; as many as are worth it unless told, 1 for this one alone. */
  readonly workers?: number;
  /** A Redis server ("redis://127.0.0.1:6379"): the cases are told by whoever runs `skbook worker --redis` with it. */
  readonly redis?: string;
  /** Data that the story finds under these names, also in a worker, which sees nothing else around the story. */
  readonly given?: Readonly<Record<string, unknown>>;
  readonly title?: string;
  readonly words?: Language;
  /** Told after each case; true stops, and what is done is kept. */
  readonly progress?: (done: number, total: number) => unknown;
}

type Outcome<S extends Space, T, R> = (told: T, lab: Lab, settings: Settings<S>) => R | Promise<R>;
type Teller<S extends Space, T> = (lab: Lab, settings: Settings<S>) => T | Promise<T>;

/** A text typed into a terminal; its last exit status, or what `outcome` says of the run. */
export function vary<const S extends Space, const R extends Json = number>(
  space: S,
  story: string,
  outcome?: Outcome<S, Transcript, R>,
  options?: VaryOptions,
): Promise<Variation<S, R>>;
export function vary<const S extends Space>(
  space: S,
  story: string,
  options: VaryOptions,
): Promise<Variation<S, number>>;
/** What was done to this lab, told again in every case. */
export function vary<const S extends Space, const R extends Json>(
  space: S,
  story: Lab,
  outcome: Outcome<S, Lab, R>,
  options?: VaryOptions,
): Promise<Variation<S, R>>;
/** A function that does what it likes with a fresh lab; its value, or what `outcome` says of that. */
export function vary<const S extends Space, const R extends Json>(
  space: S,
  story: Teller<S, R>,
  options?: VaryOptions,
): Promise<Variation<S, R>>;
export function vary<const S extends Space, T, const R extends Json>(
  space: S,
  story: Teller<S, T>,
  outcome: Outcome<S, T, R>,
  options?: VaryOptions,
): Promise<Variation<S, R>>;
export async function vary(
  varied: Space,
  story: string | Lab | Teller<Space, unknown>,
  third?: Outcome<Space, never, Json> | VaryOptions,
  fourth: VaryOptions = {},
): Promise<Variation<Space, Json>> {
  if (typeof story !== "string" && typeof story !== "function" && !(story instanceof Lab))
    throw new TypeError(`what is told? a text, a function of a lab, or a lab, and this is ${story}`);
  if (third !== undefined && typeof third !== "function" && (typeof third !== "object" || third === null))
    throw new TypeError(`an outcome is a function, such as (run) => run.status, and this is ${third}`);
  const outcome = typeof third === "function" ? third : undefined;
  const options = typeof third === "object" ? third : fourth;
  const tale = taleOf(story, outcome, options);
  checkSpace(varied, (name) => asksFor(tale.story, name));
  const space = Object.fromEntries(Object.entries(varied).map(([name, values]) => [name, [...values]]));
  const cases = casesOf(space, options.sample, options.seed ?? 1);
  const ends = await told(space, cases, tale, options);
  const look = { title: options.title, words: options.words };
  return new Variation({ space, total: cases.length, ends: [...ends].sort(([a], [b]) => a - b), look });
}

function taleOf(
  story: string | Lab | Teller<Space, unknown>,
  outcome: Tale["outcome"],
  { lab = {}, machine = "host" }: VaryOptions,
): Tale {
  if (story instanceof Lab) {
    if (!outcome) throw new TypeError("what is asked of the lab? vary(space, lab, (lab) => …)");
    const { journal, options } = story;
    return { story: { is: "journal", journal: [...journal] }, outcome, options: { ...options, ...lab } };
  }
  const told: Story =
    typeof story === "string" ? { is: "text", text: story, machine } : { is: "function", tell: story };
  return { story: told, outcome, options: lab };
}

/** A name of one's own has to be asked for, or a slip of the pen would be a setting that never matters. */
function asksFor(story: Story, name: string): boolean {
  if (story.is === "journal") return false;
  if (story.is === "function") return story.tell.length > 1 || /^[^{]*\(\s*\.\.\.|arguments/.test(String(story.tell));
  return /^[A-Za-z_]\w*$/.test(name) && new RegExp(`\\$\\{?${name}\\b`).test(story.text);
}

async function told(
  space: Space,
  cases: readonly number[],
  tale: Tale,
  options: VaryOptions,
): Promise<ReadonlyMap<number, Told[1]>> {
  const { workers, redis, given = {} } = options;
  const surroundings = around();
  if (!surroundings && (redis !== undefined || (workers ?? 1) > 1))
    throw new Error('nobody here can tell cases elsewhere: import "skbook/workers" first');
  const watcher = surroundings?.begin(cases.length) ?? nobody;
  const here = (some: readonly number[]) => onThisThread(space, some, watched(tale, watcher.watch));
  const ends = new Map<number, Told[1]>();
  try {
    const { stopped } = watcher;
    const study = { space, cases, tale, workers, redis, given, stopped };
    for await (const [index, end] of surroundings?.run(study, here) ?? here(cases)) {
      ends.set(index, end);
      const enough = await watcher.done(ends.size);
      if (options.progress?.(ends.size, cases.length) === true || enough) break;
    }
  } finally {
    await watcher.end();
  }
  return ends;
}

const nobody: Watcher = {
  watch: undefined,
  stopped: new Promise(() => {}),
  done: async () => false,
  end: async () => {},
};

/** Whoever watches looks into every case, unless the labs have a watch of their own. */
const watched = (tale: Tale, watch: Watch | undefined): Tale =>
  watch && !tale.options.watch ? { ...tale, options: { ...tale.options, watch } } : tale;

async function* onThisThread(space: Space, cases: readonly number[], tale: Tale): AsyncGenerator<Told> {
  for (const index of cases) {
    try {
      yield [index, await tell(tale, settingsAt(space, index))];
    } catch (error) {
      // The case that was interrupted is not told; those before it are.
      if (error instanceof Interrupted) return;
      throw error;
    }
  }
}
