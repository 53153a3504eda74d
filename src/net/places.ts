// Where things happen, as numbers: a machine's namespace and one of its devices, or somebody's sockets in it.

/** Whose socket it is. */
export interface Owner {
  readonly pid: number;
  readonly program: string;
}

export interface Place {
  readonly machine: string;
  readonly netns: string;
  readonly dev: string | undefined;
  readonly owner: Owner | undefined;
}

export class Places {
  private readonly places: Place[] = [];
  private readonly ids = new Map<string, number>();

  number(machine: string, netns: string, dev: string | undefined, owner?: Owner): number {
    const key = `${machine}\n${netns}\n${dev === undefined ? "" : `/${dev}`}\n${owner ? `${owner.pid} ${owner.program}` : ""}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.places.length);
    return this.places.push({ machine, netns, dev, owner }) - 1;
  }

  at(number: number): Place {
    return this.places[number]!;
  }
}
