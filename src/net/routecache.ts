// Ways that were found already: the same question gets the same answer as long as nothing changed on the machine
// (Kernel.changes), as a socket keeps its route and a next hop its cached dst (sk_dst_check, rt_cache_valid). Kept is only
// what hangs on the configuration alone: nothing that was learnt of the destination, no choice between several hops or
// default routes, no refusal. The facts that were read are kept with it, so that a flood's decisions share them.
import type { Device } from "./device.js";
import type { Fact } from "./event.js";
import type { Arrival, Flow, OutputError, Refusal, Route, RoutingView } from "./route.js";

type Arrived = { readonly route: Route; readonly read: readonly Fact[] };
type View = Pick<RoutingView, "kernel" | "fib">;

interface Kept<Question, Answer> {
  readonly changes: number;
  readonly question: Question;
  readonly answer: Answer;
}

/** Questions that a namespace remembers. */
const MOST = 8192;

export class RouteCache {
  // Made when there is something to keep: most of a large lab's machines never send.
  private out: Map<number, Kept<Flow, Route>> | undefined;
  private into: Map<number, Kept<Arrival, Arrived>> | undefined;

  constructor(private readonly view: View) {}

  output(flow: Flow, ask: () => Route | OutputError): Route | OutputError {
    const { changes } = this.view.kernel;
    const plain =
      flow.scope === undefined && flow.uid === undefined && flow.protocol === undefined && flow.dport === undefined;
    if (!plain) return ask();
    const at = key(flow.destination, flow.source ?? 0, flow.oif);
    const kept = this.out?.get(at);
    if (kept?.changes === changes && sameFlow(kept.question, flow)) return kept.answer;
    const answer = ask();
    if (typeof answer !== "object" || !this.lasting(answer)) return answer;
    this.out = keep(this.out, at, { changes, question: flow, answer });
    return answer;
  }

  input(arrival: Arrival, ask: () => Arrived | Refusal): Arrived | Refusal {
    const { changes } = this.view.kernel;
    const at = key(arrival.destination, arrival.source, arrival.dev);
    const kept = this.into?.get(at);
    if (kept?.changes === changes && sameArrival(kept.question, arrival)) return kept.answer;
    const answer = ask();
    if ("refused" in answer || answer.route.error !== undefined || !lasting(answer.route)) return answer;
    this.into = keep(this.into, at, { changes, question: arrival, answer });
    return answer;
  }

  /** It hangs on the configuration alone. */
  lasting(route: Route): boolean {
    return lasting(route) && !this.severalDefaults(route);
  }

  // fib_select_default looks at the neighbours (path.ts).
  private severalDefaults({ fib, table }: Route): boolean {
    return fib !== undefined && fib.length === 0 && this.view.fib.at(table, 0, 0).length > 1;
  }
}

const key = (destination: number, source: number, dev: Device | undefined): number =>
  Math.imul(source, 0x9e37_79b1) ^ Math.imul(destination, 0x85eb_ca6b) ^ (dev?.index ?? 0);

const lasting = ({ fib, exception }: Route): boolean =>
  exception === undefined && (fib === undefined || fib.hops.length === 1);

const sameFlow = (a: Flow, b: Flow): boolean =>
  a.destination === b.destination &&
  (a.source ?? 0) === (b.source ?? 0) &&
  a.oif === b.oif &&
  (a.tos ?? 0) === (b.tos ?? 0) &&
  (a.mark ?? 0) === (b.mark ?? 0);

const sameArrival = (a: Arrival, b: Arrival): boolean =>
  a.destination === b.destination &&
  a.source === b.source &&
  a.dev === b.dev &&
  (a.tos ?? 0) === (b.tos ?? 0) &&
  (a.mark ?? 0) === (b.mark ?? 0);

function keep<T>(known: Map<number, T> | undefined, at: number, what: T): Map<number, T> {
  const kept = known ?? new Map<number, T>();
  if (kept.size >= MOST) kept.clear();
  return kept.set(at, what);
}
