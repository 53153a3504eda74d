// export, readonly, declare, local, unset, let: builtins that give variables values and attributes.

import type { Steps } from "../../../sim/task.js";
import { ArithmeticError, evaluate } from "../arithmetic.js";
import { assignArray } from "../assign.js";
import { names } from "../expand.js";
import { printFunction } from "../print.js";
import type { Shell } from "../shell.js";
import { shown } from "../show.js";
import { assignElement, element, keyOf, integer as toInteger } from "../special.js";
import { ReadonlyError, type Variable } from "../variables.js";
import { type Builtin, letters, say } from "./builtin.js";

const identifier = /^[A-Za-z_]\w*$/;

interface Attributes {
  readonly name: string;
  readonly local: boolean;
  readonly give: Partial<Omit<Variable, "value">>;
  readonly array?: "associative" | "indexed" | undefined;
}

function* declareAll(
  shell: Shell<unknown>,
  words: readonly string[],
  { name, local, give, array: kind }: Attributes,
): Steps<number> {
  let status = 0;
  for (const word of words) {
    const found = /^([A-Za-z_]\w*)(?:\[([^\]]*)\])?(?:(\+)?=([\s\S]*))?$/.exec(word);
    if (!found) {
      shell.complain(`${name}: \`${word}': not a valid identifier`);
      status = 1;
      continue;
    }
    const [, variable = "", index, append, text] = found;
    try {
      if (local) shell.variables.local(variable);
      const { readonly: _, ...now } = give;
      const before = shell.variables.get(variable);
      const was = before?.associative
        ? "associative"
        : before?.indexed || typeof before?.value === "object"
          ? "indexed"
          : undefined;
      if (kind && was && kind !== was) {
        shell.complain(`${name}: ${variable}: cannot convert ${was} to ${kind} array`);
        status = 1;
        continue;
      }
      if (shell.variables.get(variable)?.readonly && (text !== undefined || name !== "readonly"))
        throw new ReadonlyError(variable);
      if (give.reference !== undefined && name !== "unset") {
        if (text !== undefined) shell.variables.refer(variable, text);
        else shell.variables.refer(variable, undefined, give.reference);
        continue;
      }
      shell.variables.mark(variable, kind ? { ...now, [kind]: true } : now);
      const array = shell.arrays.get(word);
      if (text !== undefined && /^(?:export|readonly)$/.test(name) && shell.options.has("xtrace"))
        yield* traceAssignment(shell, word);
      if (array?.value.type === "ArrayValue") yield* assignArray(shell, variable, array.value, array.append ?? false);
      else if (text !== undefined)
        assignElement(
          shell,
          variable,
          index,
          append ? (element(shell, variable, index) ?? "") + text : integer(shell, variable, text),
        );
      if (give.readonly) shell.variables.mark(variable, { readonly: true });
    } catch (error) {
      if (!(error instanceof ReadonlyError)) throw error;
      shell.complain(`${local || name === "declare" ? `${name}: ` : ""}${variable}: readonly variable`);
      status = 1;
    }
  }
  shell.arrays.clear();
  return status;
}

// The traced command shows it already; bash shows the assignment again.
function* traceAssignment(shell: Shell<unknown>, word: string): Steps<void> {
  yield* shell.settle();
  yield* shell.process.file(2).write(`${"+".repeat(shell.nesting)} ${word}\n`);
}

function integer(shell: Shell<unknown>, name: string, text: string): string {
  return shell.variables.get(name)?.integer ? toInteger(shell, text) : text;
}

function listed(shell: Shell<unknown>, keep: (variable: Variable) => boolean): string {
  return shell.variables
    .names()
    .map((name) => [name, shell.variables.get(name)!] as const)
    .filter(([, variable]) => keep(variable))
    .map(([name, variable]) => shown(name, variable))
    .join("");
}

const exporting: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "fnp", "export: usage: export [-fn] [name[=value] ...] or export -p");
  if (!found) return 2;
  if (found.set.has("f")) {
    const missing = found.rest.filter((name) => !shell.functions.has(name));
    for (const name of missing) shell.complain(`export: ${name}: not a function`);
    return missing.length > 0 ? 1 : 0;
  }
  if (found.rest.length === 0)
    yield* say(
      shell,
      listed(shell, (variable) => variable.exported),
    );
  return yield* declareAll(shell, found.rest, {
    name: "export",
    local: false,
    give: { exported: !found.set.has("n") },
  });
};

const readonly: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "aAfp", "readonly: usage: readonly [-aAf] [name[=value] ...] or readonly -p");
  if (!found) return 2;
  if (found.rest.length === 0)
    yield* say(
      shell,
      listed(shell, (variable) => variable.readonly),
    );
  return yield* declareAll(shell, found.rest, { name: "readonly", local: false, give: { readonly: true } });
};

const declare: Builtin = function* (shell, argv) {
  const name = argv[0]!;
  if (name === "local" && shell.calls.length === 0) {
    shell.complain("local: can only be used in a function");
    return 1;
  }
  const help = `${name}: usage: ${name} [-aAfFgiIlnrtux] [name[=value] ...]${name === "local" ? "" : " or declare -p [-aAfFilnrtux] [name ...]"}`;
  const off = new Set<string>();
  const minus = argv.filter((word, index) => {
    if (index === 0 || !/^\+[a-zA-Z]+$/.test(word)) return true;
    for (const letter of word.slice(1)) off.add(letter);
    return false;
  });
  const found = letters(shell, minus, "aAfFgilnprtux", help);
  if (!found) return 2;
  const { set, rest } = found;
  if (set.has("f") || set.has("F")) return yield* functions(shell, rest, set.has("F"));
  if (name === "local" && set.has("p") && rest.length === 0) {
    const own = shell.variables.locals();
    yield* say(shell, own.map((one) => shown(one, shell.variables.own(one)!)).join(""));
    return 0;
  }
  if (set.has("p") || (rest.length === 0 && name !== "local" && off.size === 0)) {
    let status = 0;
    let out = rest.length === 0 ? listed(shell, () => true) : "";
    for (const one of rest) {
      const variable = shell.variables.own(one);
      if (variable) out += shown(one, variable);
      else {
        shell.complain(`${name}: ${one}: not found`);
        status = 1;
      }
    }
    yield* say(shell, out);
    return status;
  }
  const give: { -readonly [K in keyof Omit<Variable, "value">]?: Variable[K] } = {};
  if (set.has("x")) give.exported = true;
  if (set.has("r")) give.readonly = true;
  if (set.has("i")) give.integer = true;
  if (set.has("n")) give.reference = true;
  const kind: Partial<Omit<Variable, "value">> = { ...give };
  const changed = {
    ...kind,
    ...(set.has("l") ? { case: "lower" as const } : set.has("u") ? { case: "upper" as const } : {}),
  };
  const local = shell.calls.length > 0 && !set.has("g");
  const array = set.has("A") ? "associative" : set.has("a") ? "indexed" : undefined;
  return yield* declareAll(shell, rest, { name, local, give: off.size > 0 ? without(changed, off) : changed, array });
};

// `declare +x name`: the attributes that go.
function without(give: Partial<Omit<Variable, "value">>, off: ReadonlySet<string>): Partial<Omit<Variable, "value">> {
  const gone: Record<string, Partial<Omit<Variable, "value">>> = {
    i: { integer: false },
    x: { exported: false },
    n: { reference: false },
    l: { case: undefined },
    u: { case: undefined },
  };
  return Object.assign({ ...give }, ...[...off].map((letter) => gone[letter] ?? {}));
}

function* functions(shell: Shell<unknown>, words: readonly string[], namesOnly: boolean): Steps<number> {
  const all = words.length > 0 ? words : [...shell.functions.keys()].sort();
  let out = "";
  for (const name of all) {
    const body = shell.functions.get(name);
    if (!body) return 1;
    out += namesOnly ? `${words.length > 0 ? "" : "declare -f "}${name}\n` : printFunction(name, body.body);
  }
  yield* say(shell, out);
  return 0;
}

// biome-ignore lint/correctness/useYield: nothing to wait for
const unset: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "fnv", "unset: usage: unset [-f] [-v] [-n] [name ...]");
  if (!found) return 2;
  let status = 0;
  for (const word of found.rest) {
    const part = /^([A-Za-z_]\w*)\[(.+)\]$/s.exec(word);
    if (part) {
      shell.variables.unsetElement(part[1]!, keyOf(shell, part[1]!, part[2]!.replace(/^(["'])(.*)\1$/s, "$2")));
    } else if (found.set.has("f") || (!found.set.has("v") && !shell.variables.get(word))) shell.functions.delete(word);
    else if (!identifier.test(word)) {
      shell.complain(`unset: \`${word}': not a valid identifier`);
      status = 1;
    } else
      try {
        shell.variables.unset(word, found.set.has("n"));
      } catch (error) {
        if (!(error instanceof ReadonlyError)) throw error;
        shell.complain(`unset: ${word}: cannot unset: readonly variable`);
        status = 1;
      }
  }
  return status;
};

// biome-ignore lint/correctness/useYield: nothing to wait for
const letting: Builtin = function* (shell, argv) {
  let value = 0n;
  for (const word of argv.slice(1)) {
    try {
      value = evaluate(word, names(shell));
    } catch (error) {
      if (!(error instanceof ArithmeticError)) throw error;
      shell.complain(`let: ${error.message}`);
      return 1;
    }
  }
  if (argv.length < 2) shell.complain("let: expression expected");
  return value === 0n ? 1 : 0;
};

export const variables: readonly (readonly [string, Builtin])[] = [
  ["export", exporting],
  ["readonly", readonly],
  ["declare", declare],
  ["typeset", declare],
  ["local", declare],
  ["unset", unset],
  ["let", letting],
];
