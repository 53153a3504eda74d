// What the namespaces of a lab asked of their routing tables during a run, and what they were answered: by it the search
// (search.ts) knows routes that would have been asked for by nobody, and so need no try.
import type { Found, Lookup, Missed, NetNs } from "../net/index.js";
import { formatIpv4, parseIpv4 } from "../wire/address.js";
import type { HostRoute, Typed } from "./changes.js";

interface Question {
  readonly target: number;
  readonly oif: string | undefined;
  /** Our own address, always, by a route of the local table: what is added to main stands behind it. */
  isOwn: boolean;
  readonly answers: Set<string>;
}

/** A machine. */
interface Inhabitant {
  readonly name: string;
  readonly namespaces: readonly NetNs[];
  readonly kernel: NetNs["kernel"];
}

/** Namespaces of a whole lab. */
const FEW = 64;

export class Asked {
  private readonly places = new Map<string, Map<string, Question>>();
  private readonly heard: NetNs["fib"][] = [];

  /** From now on. What was found already is looked up anew, so that it is asked here too. */
  static of(machines: Iterable<Inhabitant>): Asked {
    const asked = new Asked();
    for (const { name, namespaces, kernel } of machines) {
      kernel.changed();
      for (const { name: netns, fib } of namespaces) {
        // arp_process asks whether there ever was a route.
        if (!fib.begun) continue;
        const questions = new Map<string, Question>();
        asked.places.set(placeOf({ machine: name, netns }), questions);
        fib.witness = (key, found) => note(questions, key, found, fib.rules.custom);
        asked.heard.push(fib);
      }
    }
    return asked;
  }

  /** In a lab of few namespaces: in a large one it would cost every run more than a search that may never come. */
  static ofFew(machines: Iterable<Inhabitant>): Asked | undefined {
    const few: Inhabitant[] = [];
    let count = 0;
    for (const machine of machines) {
      count += machine.kernel.namespaces.size;
      if (count > FEW) return undefined;
      few.push(machine);
    }
    return Asked.of(few);
  }

  /** No longer. */
  end(): void {
    for (const fib of this.heard.splice(0)) fib.witness = undefined;
  }

  /** Whether this route could have answered something. */
  mayMatter(route: HostRoute): boolean {
    const questions = this.places.get(placeOf(route));
    return questions === undefined || about(questions, route).length > 0;
  }

  /** Whether all that asks for this route here was asked in `before` too, and answered the same in `after`, with the route. */
  knows(route: HostRoute, before: Asked, after: Asked): boolean {
    const here = this.places.get(placeOf(route));
    const [then, told] = [before, after].map((each) => each.places.get(placeOf(route)));
    if (!here || !then || !told) return false;
    return about(here, route).every(([key]) => then.has(key) && wordsOf(then.get(key)) === wordsOf(told.get(key)));
  }
}

/** Routes that need no try: nobody asks for them, or all who do were asked before and told the same with it. */
export class Needless {
  private readonly tried = new Map<string, { readonly before: Asked; readonly after: Asked }>();

  /** It was tried where `before` was asked, and the packet came to the same end. */
  add({ machine, line }: Typed, before: Asked, after: Asked): void {
    this.tried.set(`${machine}\n${line}`, { before, after });
  }

  has({ machine, line, route }: Typed, asked: Asked): boolean {
    if (!route) return false;
    const known = this.tried.get(`${machine}\n${line}`);
    return !asked.mayMatter(route) || (known !== undefined && asked.knows(route, known.before, known.after));
  }
}

const placeOf = ({ machine, netns }: Pick<HostRoute, "machine" | "netns">): string => `${machine}\n${netns}`;

const wordsOf = (question: Question | undefined): string => [...(question?.answers ?? [])].sort().join();

function note(questions: Map<string, Question>, key: Lookup, found: Found | Missed, byRules: boolean): void {
  const { destination, oif, iif, scope, ignoreLinkstate, source, mark, tos } = key;
  const selectors = byRules ? [source, mark, tos, key.uid, key.protocol, key.sport, key.dport] : [];
  const text = [destination, oif?.name, iif?.name, scope, ignoreLinkstate, ...selectors].join();
  const isOwn = !byRules && found.route?.type === "local" && found.route.length === 32;
  const question = questions.get(text) ?? { target: destination, oif: oif?.name, isOwn, answers: new Set<string>() };
  question.isOwn &&= isOwn;
  questions.set(text, question);
  question.answers.add(wordsFor(found));
}

function wordsFor(found: Found | Missed): string {
  if ("error" in found) return found.error;
  const { route, hop } = found;
  return [route.type, hop.dev.name, hop.gateway && formatIpv4(hop.gateway), hop.scope, route.hops.length].join(" ");
}

// A hop by another device answers nobody who asks for this one (fib_lookup_good_nhc).
function about(questions: ReadonlyMap<string, Question>, { target, dev }: HostRoute): [string, Question][] {
  const address = parseIpv4(target);
  return [...questions].filter(
    ([, { target: asked, oif, isOwn }]) =>
      asked === address && !isOwn && (oif === undefined || dev === undefined || oif === dev),
  );
}
