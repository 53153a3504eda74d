// Shell variables: strings and arrays (indexed and associative), attributes, and the dynamic scope of `local`.
// Not modelled: namerefs but for plain names.

export interface Variable {
  /** undefined: declared, without a value. */
  readonly value: string | ReadonlyMap<string, string> | undefined;
  readonly exported: boolean;
  readonly readonly: boolean;
  readonly integer: boolean;
  readonly associative: boolean;
  /** declare -l, -u: how every value is written. */
  readonly case: "lower" | "upper" | undefined;
  /** declare -n: the name it stands for is its value. */
  readonly reference: boolean;
  /** declare -a without a value yet. */
  readonly indexed: boolean;
}

const unset: Variable = {
  value: undefined,
  exported: false,
  readonly: false,
  integer: false,
  associative: false,
  case: undefined,
  reference: false,
  indexed: false,
};

export class ReadonlyError {
  constructor(readonly variable: string) {}
}

export class Variables {
  private scopes: Map<string, Variable | undefined>[] = [];

  /** What programs inherit, until a variable is another one. */
  private inherited: ReadonlyMap<string, string> | undefined;

  constructor(private all = new Map<string, Variable>()) {}

  private put(name: string, variable: Variable): void {
    this.inherited = undefined;
    this.all.set(name, variable);
  }

  private drop(name: string): void {
    this.inherited = undefined;
    this.all.delete(name);
  }

  /** For a subshell; variables themselves are never changed, only replaced. */
  clone(): Variables {
    const copy = new Variables(new Map(this.all));
    copy.scopes = this.scopes.map((scope) => new Map(scope));
    copy.inherited = this.inherited;
    return copy;
  }

  get(name: string): Variable | undefined {
    return this.all.get(this.named(name));
  }

  /** Without following a reference. */
  own(name: string): Variable | undefined {
    return this.all.get(name);
  }

  // The variable that a reference stands for.
  private named(name: string): string {
    let here = name;
    for (let hops = 0; hops < 8; hops++) {
      const variable = this.all.get(here);
      if (!variable?.reference || typeof variable.value !== "string" || variable.value === "") return here;
      here = variable.value;
    }
    return here;
  }

  names(): string[] {
    return [...this.all.keys()].sort();
  }

  /** As `$name`: an array's element 0. */
  text(name: string): string | undefined {
    const value = this.get(name)?.value;
    return typeof value === "object" ? value.get("0") : value;
  }

  set(to: string, value: string | ReadonlyMap<string, string>): void {
    const name = this.named(to);
    const old = this.all.get(name) ?? unset;
    if (old.readonly) throw new ReadonlyError(name);
    if (typeof value === "string") {
      const text = cased(value, old.case);
      const array = typeof old.value === "object" || old.indexed || old.associative;
      this.put(name, { ...old, value: array ? withElement(old.value, "0", text) : text });
    } else this.put(name, { ...old, value });
  }

  setElement(to: string, key: string, text: string): void {
    const name = this.named(to);
    const old = this.all.get(name) ?? unset;
    if (old.readonly) throw new ReadonlyError(name);
    this.put(name, { ...old, value: withElement(old.value, key, cased(text, old.case)) });
  }

  unsetElement(name: string, key: string): void {
    const old = this.all.get(name);
    if (typeof old?.value !== "object") return;
    const value = new Map(old.value);
    value.delete(key);
    this.put(name, { ...old, value });
  }

  /** Gives attributes, making the variable where there is none. */
  mark(name: string, attributes: Partial<Omit<Variable, "value">>): void {
    this.put(name, { ...(this.all.get(name) ?? unset), ...attributes });
  }

  unset(of: string, reference = false): void {
    const name = reference ? of : this.named(of);
    if (this.all.get(name)?.readonly) throw new ReadonlyError(name);
    this.drop(name);
  }

  /** declare -n name=to; without `to`, whether it is one. */
  refer(name: string, to: string | undefined, on = true): void {
    const old = this.all.get(name) ?? unset;
    this.put(name, { ...old, reference: on, value: to ?? old.value });
  }

  /** The present function's own. */
  locals(): string[] {
    return [...(this.scopes.at(-1)?.keys() ?? [])].sort();
  }

  get depth(): number {
    return this.scopes.length;
  }

  enter(): void {
    this.scopes.push(new Map());
  }

  leave(): void {
    for (const [name, old] of this.scopes.pop() ?? []) {
      if (old) this.put(name, old);
      else this.drop(name);
    }
  }

  /** Makes the name the current function's own. */
  local(name: string): void {
    const scope = this.scopes.at(-1);
    if (!scope || scope.has(name)) return;
    const old = this.all.get(name);
    if (old?.readonly) throw new ReadonlyError(name);
    scope.set(name, old);
    this.put(name, { ...unset, exported: old?.exported ?? false });
  }

  /** What programs inherit. */
  environment(): ReadonlyMap<string, string> {
    if (this.inherited) return this.inherited;
    const out = new Map<string, string>();
    for (const [name, { exported, value }] of this.all) if (exported && typeof value === "string") out.set(name, value);
    this.inherited = out;
    return out;
  }
}

function cased(text: string, kind: Variable["case"]): string {
  if (kind === undefined) return text;
  return kind === "lower" ? text.toLowerCase() : text.toUpperCase();
}

// Elements of indexed arrays stay in the order of their numbers.
function withElement(old: Variable["value"], key: string, text: string): ReadonlyMap<string, string> {
  const value = new Map(typeof old === "object" ? old : old === undefined ? [] : [["0", old]]);
  const sort = !value.has(key) && /^\d+$/.test(key);
  value.set(key, text);
  return sort ? new Map([...value].sort(([a], [b]) => Number(a) - Number(b))) : value;
}
