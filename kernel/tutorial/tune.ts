// A draft tried out until it stands: what the simulator does not have is marked, the kernel is the one that fits best, and
// states that the recordings show (earlier interfaces, time that had passed, a try before) are put in. A state counts as
// shown only where no IPv6 greeting is seen, or where two recordings at least fit with it that do not without: one alone is
// rather a mistake, and is left for `skbook verify` to find.

import { type Asked, cellsOf, type Draft, type State, storyOf } from "./draft.js";
import { agreeing, judge, type Verdict } from "./judge.js";
import { devicesIn } from "./listing.js";
import type { Origin } from "./origin.js";
import type { Plan } from "./plan.js";
import { type Profile, profiles } from "./play.js";

type Verdicts = readonly Verdict<Asked>[];

export async function tuned(plan: Plan, origin: Origin): Promise<Draft> {
  const at = async (draft: Draft): Promise<Verdicts> => {
    const { story, asked } = storyOf(cellsOf(plan, origin, draft), draft.profile);
    return judge(story, asked.filter(isShown));
  };
  let draft: Draft = { profile: "debian12", gone: 0, states: new Map(), looks: new Map() };
  while (refused(await judgeAll(plan, origin, draft))) {}
  draft = await bestProfile(draft, at);
  draft = { ...draft, gone: goneBefore(await at(draft), origin) };
  draft = await withStates(plan, draft, at);
  return draft;
}

/** Silence is shown too; only a block without any output shows nothing. */
const isShown = ({ about }: Asked): boolean => about.output !== undefined;

async function judgeAll(plan: Plan, origin: Origin, draft: Draft): Promise<Verdicts> {
  const { story, asked } = storyOf(cellsOf(plan, origin, draft), draft.profile);
  return judge(story, asked);
}

/** Marks what the simulator says that it has not; true where something was marked. */
function refused(verdicts: Verdicts): boolean {
  let any = false;
  for (const { question, simulated } of verdicts) {
    const { about } = question;
    const recorded = about.output ?? "";
    const own = /^skbook: .*$/m.exec(simulated ?? "")?.[0].slice("skbook: ".length);
    const absent = /(?:^|: )([\w./-]+): (?:command not found|No such file or directory)$/m.exec(simulated ?? "");
    const unknown = /^(?:ping|traceroute|tracepath): (\S+): (?:Name or service|Temporary failure)/m.exec(
      simulated ?? "",
    );
    const outside = absent && !recorded.includes(absent[0]!.trim()) ? `${absent[1]} is not on this machine` : undefined;
    const named =
      unknown && recorded !== "" && !/not known|failure in name/.test(recorded)
        ? `${unknown[1]} is a name of the world outside`
        : undefined;
    const why = own ?? named ?? outside;
    if (why === undefined) continue;
    about.typed = undefined;
    about.refusal = why;
    any = true;
  }
  return any;
}

async function bestProfile(draft: Draft, at: (draft: Draft) => Promise<Verdicts>): Promise<Draft> {
  const found: { profile: Profile; count: number }[] = [];
  for (const profile of profiles) found.push({ profile, count: agreeing(await at({ ...draft, profile })) });
  const most = Math.max(...found.map(({ count }) => count));
  const best = found.filter(({ count }) => count === most).map(({ profile }) => profile);
  return { ...draft, profile: best.includes("debian12") ? "debian12" : best[0]! };
}

/** How many numbers lie between a new interface's in the document and here, where most new interfaces say the same. */
function goneBefore(verdicts: Verdicts, origin: Origin): number {
  const shifts = new Map<number, number>();
  const seen = new Set<string>();
  for (const { question, simulated } of verdicts) {
    if (/netns exec|\s-n\s/.test(question.typed)) continue;
    const here = devicesIn(simulated ?? "");
    for (const { name, index } of devicesIn(question.recorded)) {
      const other = here.find((dev) => dev.name === name);
      if (!other || origin.before.has(name) || seen.has(name)) continue;
      seen.add(name);
      shifts.set(index - other.index, (shifts.get(index - other.index) ?? 0) + 1);
    }
  }
  const [best] = [...shifts].sort((a, b) => b[1] - a[1]);
  return best && best[0] > 0 && best[0] < 1000 ? best[0] : 0;
}

const minute = 60;

async function withStates(plan: Plan, draft: Draft, at: (draft: Draft) => Promise<Verdicts>): Promise<Draft> {
  let best = draft;
  let verdicts = await at(best);
  for (const [part, one] of plan.parts.entries()) {
    if (one.kind !== "scene") continue;
    const differing = verdicts.filter(({ question, agrees }) => question.part === part && !agrees);
    if (differing.length === 0) continue;
    if (differing.some(seesMore)) {
      const tried: Draft = { ...best, looks: new Map([...best.looks, [part, LONG]]) };
      const outcome = await at(tried);
      if (agreeing(outcome) > agreeing(verdicts)) {
        best = tried;
        verdicts = outcome;
        continue;
      }
    }
    for (const { state, needs } of candidates(one, differing)) {
      const tried: Draft = {
        ...best,
        states: new Map([...best.states, [part, [...(best.states.get(part) ?? []), state]]]),
      };
      const outcome = await at(tried);
      if (agreeing(outcome) - agreeing(verdicts) < needs) continue;
      best = tried;
      verdicts = outcome;
      break;
    }
  }
  return best;
}

/** A neighbour in use is asked for again after five seconds: who sees that has looked on for longer. */
const LONG = 8;

/** A capture that goes on where ours has ended. */
const seesMore = ({ rows, question }: Verdict<Asked>): boolean =>
  question.window > 0 &&
  rows.some(({ kind, recorded = "" }) => kind === "recorded" && /^\d\d:\d\d:\d\d\.\d+ /.test(recorded));

type Scene = Extract<Plan["parts"][number], { kind: "scene" }>;

function candidates(scene: Scene, differing: Verdicts): readonly { readonly state: State; readonly needs: number }[] {
  const list: { state: State; needs: number }[] = [];
  if (differing.some(({ rows }) => rows.some(isGreeting)))
    list.push({ state: { why: "quiet", seconds: minute }, needs: 1 });
  if (differing.length < 2) return list;
  list.push({ state: { why: "waited", seconds: minute }, needs: 2 });
  const [{ machine, items }] = scene.windows as [Scene["windows"][number]];
  const typed = items.flatMap((item) => (typeof item !== "string" && item.typed !== undefined ? [item.typed] : []));
  const text = typed.at(-1);
  if (text !== undefined && /\b(?:ping|arping)\b.* -c\b/.test(text)) {
    list.push({ state: { why: "tried", typed: { machine, text }, seconds: minute }, needs: 2 });
    list.push({ state: { why: "tried", typed: { machine, text }, seconds: 0 }, needs: 2 });
  }
  return list;
}

/** What IPv6 says by itself on a link that has come up: duplicate addresses, groups, routers. */
const isGreeting = ({ kind, simulated = "" }: Verdict["rows"][number]): boolean =>
  (kind === "simulated" || kind === "changed") &&
  /IP6 .*ICMP6, (?:neighbor solicitation|multicast listener report|router solicitation)|HBH ICMP6/.test(simulated);
