// A %%sh cell: finds the machines it names among the variables of earlier cells and types into their terminals.
// A command that fails is what a terminal shows, not a failure of the cell; an unknown machine is.

import { MagicError, type Pane } from "./magic.js";

const machineMark = Symbol.for("skbook.machine");
const labMark = Symbol.for("skbook.lab");

export interface LabLike {
  readonly machines: ReadonlyMap<string, object>;
  panes(panes: readonly { machine: object; terminal?: string; text: string }[]): Promise<readonly TranscriptLike[]>;
  topology?(): Promise<unknown>;
}

export interface Found {
  readonly lab: LabLike;
  readonly machine: object;
  /** The machine's own name and the variables that hold it. */
  readonly names: ReadonlySet<string>;
}

/** What a terminal cell leaves: shown as it is, and able to draw itself. */
export interface TranscriptLike {
  table?(): unknown;
  sequence?(): unknown;
}

export class Terminals {
  #last: object | undefined;

  constructor(readonly variables: Readonly<Record<string, unknown>>) {}

  /** The notebook's labs, the newest variable's last. */
  get labs(): readonly LabLike[] {
    return this.#variables().labs;
  }

  /** The machine that a name in a cell means, the last one used for no name; undefined where it is not clear. */
  find(name: string | undefined): object | undefined {
    try {
      return this.#choose(this.machines(), name).machine;
    } catch (error) {
      if (error instanceof MagicError) return undefined;
      throw error;
    }
  }

  /** One transcript a pane, in the source's order; the lab decides in which order they are typed. */
  async type(panes: readonly Pane[]): Promise<readonly TranscriptLike[]> {
    const found = this.machines();
    const chosen = panes.map((pane) => this.#choose(found, pane.machine));
    const lab = chosen[0]!.lab;
    if (chosen.some((other) => other.lab !== lab))
      throw new MagicError("%%sh: the windows of one cell belong to one lab");
    this.#last = chosen[0]!.machine;
    return await lab.panes(
      panes.map(({ terminal, text }, at) => ({
        machine: chosen[at]!.machine,
        text,
        ...(terminal === undefined ? {} : { terminal }),
      })),
    );
  }

  machines(): readonly Found[] {
    const { labs, variables } = this.#variables();
    return [...labs].flatMap((lab) =>
      [...lab.machines].map(([name, machine]) => ({
        lab,
        machine,
        names: new Set([name, ...variables.filter(([, value]) => value === machine).map(([variable]) => variable)]),
      })),
    );
  }

  #variables(): { labs: readonly LabLike[]; variables: readonly [string, object][] } {
    const labs = new Set<LabLike>();
    const variables: [string, object][] = [];
    for (const name of Object.keys(this.variables)) {
      const value = this.variables[name];
      if (typeof value !== "object" || value === null) continue;
      if (labMark in value) labs.add(value as unknown as LabLike);
      if (machineMark in value) variables.push([name, value]);
      if (machineMark in value && "lab" in value) labs.add(value.lab as unknown as LabLike);
    }
    return { labs: [...labs], variables };
  }

  #choose(found: readonly Found[], name: string | undefined): Found {
    if (found.length === 0) {
      throw new MagicError(
        '%%sh: there is no machine yet; make one in an earlier cell: const lab = new Lab(); const h1 = lab.machine("h1")',
      );
    }
    const known = [...new Set(found.flatMap(({ names }) => [...names]))].sort().join(", ");
    if (name === undefined) {
      const only = found.length === 1 ? found[0] : found.find(({ machine }) => machine === this.#last);
      if (only) return only;
      throw new MagicError(`%%sh: which machine? This notebook has ${known}`);
    }
    const held = this.variables[name];
    const matching = found.filter(({ names }) => names.has(name));
    const chosen = matching.find(({ machine }) => machine === held) ?? matching.at(-1);
    if (chosen) return chosen;
    throw new MagicError(`%%sh: no machine is called ${name}; this notebook has ${known}`);
  }
}
