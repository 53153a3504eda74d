// Strips along an axis: what a neighbour's state was, at the device's right; that packets wait, at the stack's left. Dashes
// say what the colours say: solid is known, thin is stale, long dashes ask, dots have failed, short dashes wait.
import type { Nud } from "../../net/event.js";
import type { Shape } from "../scene.js";
import type { Role } from "../theme.js";
import type { Sign } from "../words/table.js";
import type { Note } from "./items.js";

type Strip = NonNullable<Note["strip"]>;

interface Look {
  readonly sign: Sign;
  readonly stroke: Role;
  readonly width: number;
  readonly dash?: string;
}

export const looks = {
  waiting: { sign: "waiting", stroke: "note", width: 4, dash: "2 4" },
  asking: { sign: "asking", stroke: "note", width: 4, dash: "9 3" },
  known: { sign: "known", stroke: "good", width: 4 },
  stale: { sign: "stale", stroke: "dim", width: 2 },
  failed: { sign: "failed", stroke: "bad", width: 4, dash: "3 3" },
} as const satisfies Record<string, Look>;

export function lookOf(state: Nud | "waiting"): Look {
  switch (state) {
    case "waiting":
      return looks.waiting;
    case "FAILED":
      return looks.failed;
    case "INCOMPLETE":
    case "DELAY":
    case "PROBE":
      return looks.asking;
    case "REACHABLE":
    case "PERMANENT":
    case "NOARP":
      return looks.known;
    case "STALE":
    case "NONE":
      return looks.stale;
    default:
      return state satisfies never;
  }
}

interface Drawn extends Strip {
  readonly from: number;
  until: number;
}

export class Strips {
  private readonly drawn: Drawn[] = [];

  begin(strip: Strip, y: number): void {
    const open = this.drawn.filter(({ key, until }) => key === strip.key && until === Number.POSITIVE_INFINITY);
    // More packets wait for the same answer: one strip says so.
    if (strip.look === "waiting" && open.some(({ look }) => look === "waiting")) return;
    // While it is only being asked they go on waiting.
    const ends = open.filter(({ look }) => (look === "waiting" ? !still(strip.look) : strip.look !== "waiting"));
    for (const each of ends) each.until = y;
    this.drawn.push({ ...strip, from: y, until: Number.POSITIVE_INFINITY });
  }

  shapes(x: (axis: string) => number, end: number): readonly Shape[] {
    const slots = new Map<string, string[]>();
    return this.drawn.map(({ axis, key, look, said, from, until }): Shape => {
      const side = look === "waiting" ? "left" : "right";
      const own = slots.get(`${side} ${axis}`) ?? [];
      if (!own.includes(key)) own.push(key);
      slots.set(`${side} ${axis}`, own);
      const away = 5 + (own.indexOf(key) % 3) * 5;
      const at = x(axis) + (side === "left" ? -away : away);
      const { stroke, width, ...dash } = lookOf(look);
      const points = [from, Math.max(from + 1, Math.min(until, end))].map((y) => [at, y] as const);
      const { dash: pattern } = dash as { dash?: string };
      return { kind: "line", points, stroke, width, ...(pattern ? { dash: pattern } : {}), title: said };
    });
  }
}

const still = (look: Nud | "waiting"): boolean => look === "waiting" || look === "INCOMPLETE" || look === "NONE";
