// ${…}: length, defaults, removal, replacement, slices, case, indirection, arrays' elements and names; ${x@Q} and its like partly.
import type { ParameterExpansionPart, ParameterOperation, SimpleExpansionPart, Word } from "unbash";
import type { Steps } from "../../sim/task.js";
import { compile, matches, patternSource } from "../pattern.js";
import { decoded } from "./builtins/escape.js";
import { ExpansionError } from "./control.js";
import { arithmetic, expandParts, expandPattern, expandText } from "./expand.js";
import type { Fields } from "./fields.js";
import { doubleQuoted, quote } from "./quote.js";
import type { Shell } from "./shell.js";
import { flagsOf, shown } from "./show.js";
import { assignElement, element, parameter, values } from "./special.js";

/** What a parameter is: one text, or a list that "@" keeps apart and "*" joins. */
interface Found {
  texts: readonly string[] | undefined;
  list: "@" | "*" | undefined;
}

export function* expandParameter<W>(
  shell: Shell<W>,
  part: SimpleExpansionPart | ParameterExpansionPart,
  out: Fields,
  quoted: boolean,
): Steps<void> {
  if (part.type === "SimpleExpansion") {
    const name = part.text.slice(1);
    const found = find(shell, name, undefined);
    return put(shell, out, quoted, { ...found, texts: found.texts ?? unbound(shell, name) });
  }
  const bad = part.operation?.type === "Unknown" || (part.parameter === "" && part.prefix === undefined);
  if (bad || !/^(?:\w+|[@*#?$!-])$/.test(part.parameter)) throw new ExpansionError(`${part.text}: bad substitution`);
  let index = part.index ? yield* expandText(shell, part.index) : undefined;
  let name = part.parameter;
  if (part.prefix === "!") {
    if (part.operation?.type === "Names") {
      const found = shell.variables.names().filter((one) => one.startsWith(name));
      return put(shell, out, quoted, { texts: found, list: part.operation.operator });
    }
    if (index === "@" || index === "*")
      return put(shell, out, quoted, { texts: [...(values(shell, name)?.keys() ?? [])], list: index });
    const target = element(shell, name, index) ?? "";
    const found = /^(\w+|[@*#?$!-])(?:\[(.*)\])?$/.exec(target);
    if (!found)
      throw new ExpansionError(
        target === "" ? `${name}: invalid indirect expansion` : `${target}: invalid variable name`,
      );
    [name, index] = [found[1]!, found[2]];
  }
  const found = find(shell, name, index);
  const label = index === undefined ? name : `${name}[${index}]`;
  if (part.prefix === "#") {
    const texts = found.texts ?? unbound(shell, label);
    return put(shell, out, quoted, {
      texts: [String(found.list ? texts.length : [...(texts[0] ?? "")].length)],
      list: undefined,
    });
  }
  const { operation } = part;
  if (operation?.type === "Default")
    return yield* withDefault(shell, operation, found, { name, index, label }, out, quoted);
  const texts = found.texts ?? unbound(shell, label);
  if (!operation) return put(shell, out, quoted, { ...found, texts });
  put(shell, out, quoted, { ...found, texts: yield* operate(shell, operation, { ...found, texts }, name) });
}

function find<W>(shell: Shell<W>, name: string, index: string | undefined): Found {
  if (name === "@" || name === "*") return { texts: shell.positional, list: name };
  if (index === "@" || index === "*") return { texts: [...(values(shell, name)?.values() ?? [])], list: index };
  const text =
    index === undefined && name !== "PIPESTATUS" ? parameter(shell, name) : element(shell, name, index ?? "0");
  return { texts: text === undefined ? undefined : [text], list: undefined };
}

function unbound<W>(shell: Shell<W>, label: string): readonly string[] {
  if (shell.options.has("nounset"))
    throw new ExpansionError(`${/^\d+$/.test(label) ? `$${label}` : label}: unbound variable`, true);
  return [""];
}

function put<W>(shell: Shell<W>, out: Fields, quoted: boolean, { texts, list }: Found): void {
  if (!list) return quoted ? out.plain(texts?.[0] ?? "") : out.value(texts?.[0] ?? "");
  if (quoted && list === "*") return out.plain((texts ?? []).join(shell.ifs().slice(0, 1)));
  for (const [index, text] of (texts ?? []).entries()) {
    if (index > 0) out.next();
    if (quoted) out.plain(text);
    else out.value(text);
  }
}

function* withDefault<W>(
  shell: Shell<W>,
  operation: Extract<ParameterOperation, { type: "Default" }>,
  found: Found,
  target: { name: string; index: string | undefined; label: string },
  out: Fields,
  quoted: boolean,
): Steps<void> {
  const { operator, operand } = operation;
  const texts = found.list && found.texts?.length === 0 ? undefined : found.texts;
  const missing = texts === undefined || (operator.startsWith(":") && texts.join(" ") === "");
  const kind = operator.at(-1);
  if (kind === "+" ? missing : !missing) return kind === "+" ? undefined : put(shell, out, quoted, { ...found, texts });
  if (kind === "?") {
    const text = yield* expandText(shell, operand);
    const unset = operator.startsWith(":") ? "parameter null or not set" : "parameter not set";
    throw new ExpansionError(`${target.label}: ${text || unset}`, true);
  }
  if (kind === "=") {
    if (!/^[A-Za-z_]/.test(target.name)) throw new ExpansionError(`$${target.name}: cannot assign in this way`);
    const text = yield* expandText(shell, operand);
    assignElement(shell, target.name, target.index, text);
    return quoted ? out.plain(text) : out.value(text);
  }
  if (quoted) out.plain(yield* expandText(shell, operand));
  else if (operand.text !== "") yield* expandParts(shell, operand, out, true);
}

function* operate<W>(
  shell: Shell<W>,
  operation: Exclude<ParameterOperation, { type: "Default" }>,
  found: { texts: readonly string[]; list: Found["list"] },
  name: string,
): Steps<readonly string[]> {
  const { texts } = found;
  switch (operation.type) {
    case "Remove": {
      const pattern = yield* expandPattern(shell, operation.operand);
      return texts.map((text) => remove(text, pattern, operation.operator));
    }
    case "Replace": {
      const pattern = yield* expandPattern(shell, operation.pattern);
      const replacement = yield* expandText(shell, operation.replacement);
      return pattern === "" ? texts : texts.map((text) => replace(text, pattern, replacement, operation.operator));
    }
    case "Slice":
      return yield* slice(shell, operation.offset, operation.length, found, name);
    case "CaseModification": {
      const pattern = operation.operand ? yield* expandPattern(shell, operation.operand) : "?";
      const change = (char: string) => (operation.operator[0] === "^" ? char.toUpperCase() : char.toLowerCase());
      const one = (char: string) => (matches(pattern || "?", char) ? change(char) : char);
      return texts.map((text) =>
        operation.operator.length === 2 ? [...text].map(one).join("") : one(text.slice(0, 1)) + text.slice(1),
      );
    }
    case "Transform":
      switch (operation.operand.text) {
        case "E":
          return texts.map((text) => decoded(text, false).text);
        case "A": {
          const variable = shell.variables.get(name);
          if (!variable || texts.length === 0) return [];
          const flags = flagsOf(variable);
          if (found.list) return [shown(name, variable).trimEnd()];
          return [`${flags === "" ? "" : `declare -${flags} `}${name}=${quote(texts[0] ?? "", true)}`];
        }
        case "a": {
          const variable = shell.variables.get(name);
          return texts.map(() => (variable ? flagsOf(variable) : ""));
        }
        case "K": {
          const all = values(shell, name);
          if (!found.list || !all) return texts.map((text) => quote(text, true));
          return [[...all].map(([key, text]) => `${key} ${doubleQuoted(text)}`).join(" ")];
        }
        case "k": {
          const all = values(shell, name);
          if (!found.list || !all) return texts.map((text) => quote(text, true));
          return [...all].flat();
        }
        case "P":
          return texts;
        case "Q":
          return texts.map((text) => quote(text, true));
        case "U":
          return texts.map((text) => text.toUpperCase());
        case "L":
          return texts.map((text) => text.toLowerCase());
        case "u":
          return texts.map((text) => text.slice(0, 1).toUpperCase() + text.slice(1));
        default:
          throw new ExpansionError(`\${${name}@${operation.operand.text}}: bad substitution`);
      }
    default:
      return texts;
  }
}

function remove(text: string, pattern: string, operator: "#" | "##" | "%" | "%%"): string {
  const source = patternSource(pattern, operator === "#");
  if (operator[0] === "#") return text.replace(compile(`^(?:${source})`), "");
  if (operator === "%%") return text.replace(compile(`(?:${source})$`), "");
  // The shortest suffix: the last place from which the rest matches.
  const whole = compile(`^(?:${source})$`);
  for (let from = text.length; from >= 0; from--) if (whole.test(text.slice(from))) return text.slice(0, from);
  return text;
}

function replace(text: string, pattern: string, replacement: string, operator: "/" | "//" | "/#" | "/%"): string {
  const source = patternSource(pattern);
  const anchored = operator === "/#" ? `^(?:${source})` : operator === "/%" ? `(?:${source})$` : source;
  return text.replace(compile(anchored, operator === "//" ? "gs" : "s"), (match) =>
    match === "" && operator === "//" ? "" : replacement,
  );
}

function* slice<W>(
  shell: Shell<W>,
  offset: Word,
  length: Word | undefined,
  { texts, list }: { texts: readonly string[]; list: Found["list"] },
  name: string,
): Steps<readonly string[]> {
  const positional = name === "@" || name === "*";
  const all = list ? (positional ? [shell.name, ...texts] : texts) : [...(texts[0] ?? "")];
  let from = Number(yield* arithmetic(shell, offset.text));
  if (from < 0) from = all.length + from;
  if (from < 0) return list ? [] : [""];
  let to = all.length;
  if (length) {
    const n = Number(yield* arithmetic(shell, length.text));
    to = n >= 0 ? from + n : all.length + n;
    if (n < 0 && list) throw new ExpansionError(`${length.text}: substring expression < 0`);
    if (to < from) throw new ExpansionError(`${length.text}: substring expression < 0`);
  }
  const part = all.slice(from, to);
  return list ? (positional && from === 0 ? part : part) : [part.join("")];
}
