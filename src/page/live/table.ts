// The names that all cells share: properties of the worker's global object, so that a function of an earlier cell sees
// what a later one assigns, and one list of them in the order they came.

type Names = Record<string, unknown>;

const world = globalThis as unknown as Names;

export class Table {
  /** Name to value as it is now; what cells have declared, nothing else. */
  readonly variables: Names = {};
  #unset = new Set<string>();

  /** Before a cell runs: names it has not come to cannot be read. */
  declare(names: readonly string[], vars: readonly string[]): void {
    for (const name of names) if (!(name in this.variables)) this.#declare(name);
    for (const name of vars) if (!(name in this.variables)) this.#set(name, undefined);
  }

  /** After it: of a cell that failed on its way, what it came to stays. */
  settle(): void {
    for (const name of this.#unset) {
      delete this.variables[name];
      delete world[name];
    }
    this.#unset.clear();
  }

  #declare(name: string): void {
    this.#unset.add(name);
    Object.defineProperty(world, name, {
      configurable: true,
      enumerable: true,
      get() {
        throw new ReferenceError(`Cannot access '${name}' before initialization`);
      },
      set: (value: unknown) => this.#set(name, value),
    });
  }

  /** A name that an import could not find: whoever reads it is told. */
  missing(name: string, message: string): void {
    Object.defineProperty(world, name, {
      configurable: true,
      get() {
        throw new ReferenceError(message);
      },
      set: (value: unknown) => this.#set(name, value),
    });
  }

  #set(name: string, value: unknown): void {
    this.#unset.delete(name);
    Object.defineProperty(world, name, { value, configurable: true, writable: true, enumerable: true });
    Object.defineProperty(this.variables, name, { get: () => world[name], configurable: true, enumerable: true });
  }

  set(name: string, value: unknown): void {
    this.#set(name, value);
  }
}
