// Shell variables: strings and arrays (indexed and associative), attributes, and the dynamic scope of `local`.
// Not modelled: namerefs, case attributes.

export interface Variable {
  /** undefined: declared, without a value. */
  readonly value: string | ReadonlyMap<string, string> | undefined;
  readonly exported: boolean;
  readonly readonly: boolean;
  readonly integer: boolean;
  readonly associative: boolean;
}

const unset: Variable = { value: undefined, exported: false, readonly: false, integer: false, associative: false };

export class ReadonlyError {
  constructor(readonly variable: string) {}
}

export class Variables {
  private scopes: Map<string, Variable | undefined>[] = [];

  constructor(private all = new Map<string, Variable>()) {}

  /** For a subshell; variables themselves are never changed, only replaced. */
  clone(): Variables {
    const copy = new Variables(new Map(this.all));
    copy.scopes = this.scopes.map((scope) => new Map(scope));
    return copy;
  }

  get(name: string): Variable | undefined {
    return this.all.get(name);
  }

  names(): string[] {
    return [...this.all.keys()].sort();
  }

  /** As `$name`: an array's element 0. */
  text(name: string): string | undefined {
    const value = this.all.get(name)?.value;
    return typeof value === "object" ? value.get("0") : value;
  }

  set(name: string, value: string | ReadonlyMap<string, string>): void {
    const old = this.all.get(name) ?? unset;
    if (old.readonly) throw new ReadonlyError(name);
    const array = typeof old.value === "object" && typeof value === "string";
    this.all.set(name, { ...old, value: array ? withElement(old.value, "0", value) : value });
  }

  setElement(name: string, key: string, text: string): void {
    const old = this.all.get(name) ?? unset;
    if (old.readonly) throw new ReadonlyError(name);
    this.all.set(name, { ...old, value: withElement(old.value, key, text) });
  }

  unsetElement(name: string, key: string): void {
    const old = this.all.get(name);
    if (typeof old?.value !== "object") return;
    const value = new Map(old.value);
    value.delete(key);
    this.all.set(name, { ...old, value });
  }

  /** Gives attributes, making the variable where there is none. */
  mark(name: string, attributes: Partial<Omit<Variable, "value">>): void {
    this.all.set(name, { ...(this.all.get(name) ?? unset), ...attributes });
  }

  unset(name: string): void {
    if (this.all.get(name)?.readonly) throw new ReadonlyError(name);
    this.all.delete(name);
  }

  get depth(): number {
    return this.scopes.length;
  }

  enter(): void {
    this.scopes.push(new Map());
  }

  leave(): void {
    for (const [name, old] of this.scopes.pop() ?? []) {
      if (old) this.all.set(name, old);
      else this.all.delete(name);
    }
  }

  /** Makes the name the current function's own. */
  local(name: string): void {
    const scope = this.scopes.at(-1);
    if (!scope || scope.has(name)) return;
    const old = this.all.get(name);
    if (old?.readonly) throw new ReadonlyError(name);
    scope.set(name, old);
    this.all.set(name, { ...unset, exported: old?.exported ?? false });
  }

  /** What programs inherit. */
  environment(): Map<string, string> {
    const out = new Map<string, string>();
    for (const [name, { exported, value }] of this.all) if (exported && typeof value === "string") out.set(name, value);
    return out;
  }
}

// Elements of indexed arrays stay in the order of their numbers.
function withElement(old: Variable["value"], key: string, text: string): ReadonlyMap<string, string> {
  const value = new Map(typeof old === "object" ? old : old === undefined ? [] : [["0", old]]);
  const sort = !value.has(key) && /^\d+$/.test(key);
  value.set(key, text);
  return sort ? new Map([...value].sort(([a], [b]) => Number(a) - Number(b))) : value;
}
