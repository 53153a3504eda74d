// Words to arguments: braces, tilde, parameters, command substitution, arithmetic, splitting, pathnames, in bash's order.
// Not modelled: ~+ and ~-, globstar.
import { type ParsedScript, parse, type Word, type WordPart } from "unbash";
import type { Steps } from "../../sim/task.js";
import { glob } from "../glob.js";
import { ArithmeticError, evaluate } from "./arithmetic.js";
import { braces, TooManyWords } from "./brace.js";
import { Discard, ExpansionError } from "./control.js";
import { Fields } from "./fields.js";
import { processSubstitution } from "./procsub.js";
import type { Shell } from "./shell.js";
import { assignElement, element } from "./special.js";

const bracesCache = new Map<string, readonly Word[]>();

/** It stands for itself: nothing in it is expanded. */
export const isPlain = (word: Word): boolean => word.parts === undefined && !/^~|=~/.test(word.text);

/** Arguments: any number of fields a word. */
export function* expandWords<W>(shell: Shell<W>, words: readonly Word[]): Steps<string[]> {
  const out: string[] = [];
  for (const word of words) {
    if (isPlain(word)) {
      out.push(word.value);
      continue;
    }
    if (!shell.options.has("braceexpand") || !/\{.*[,.].*\}/s.test(word.text)) {
      yield* expandOne(shell, word, out);
      continue;
    }
    for (const one of expandBraces(shell, word)) yield* expandOne(shell, one, out);
  }
  return out;
}

function* expandOne<W>(shell: Shell<W>, word: Word, out: string[]): Steps<void> {
  const fields = new Fields(true, shell.ifs());
  yield* expandParts(shell, word, fields);
  for (const field of fields.finish()) {
    const globs = field.glob && !shell.options.has("noglob");
    const paths = globs ? glob(shell.process.files, shell.process.cwd, field.pattern, shell.shopts) : [];
    if (paths.length > 0) out.push(...paths);
    else if (!globs) out.push(field.text);
    else if (shell.shopts.has("failglob")) {
      shell.complain(`no match: ${field.text}`);
      throw new Discard(1);
    } else if (!shell.shopts.has("nullglob")) out.push(field.text);
  }
}

/** One string: no splitting, no pathnames (assignments, redirections, case). */
export function* expandText<W>(shell: Shell<W>, word: Word | undefined): Steps<string> {
  if (!word) return "";
  if (word.parts === undefined && !word.text.includes("~")) return word.value;
  const fields = new Fields(false, "");
  yield* expandParts(shell, word, fields);
  return fields.finish()[0]?.text ?? "";
}

/** A pattern in which quoted characters are escaped. */
export function* expandPattern<W>(shell: Shell<W>, word: Word): Steps<string> {
  const fields = new Fields(false, "");
  yield* expandParts(shell, word, fields);
  return fields.finish()[0]?.pattern ?? "";
}

/** A here-document's body. */
export function* expandBody<W>(shell: Shell<W>, text: string, parts: readonly WordPart[] | undefined): Steps<string> {
  if (!parts) return text;
  const fields = new Fields(false, "");
  for (const part of parts) yield* expandPart(shell, part, fields, true, false);
  return fields.finish()[0]?.text ?? "";
}

/** Text with $-expansions as between double quotes: arithmetic, PS4, array indices. */
export function* expandString<W>(shell: Shell<W>, text: string): Steps<string> {
  if (!/[$`\\]/.test(text)) return text;
  const [word] = wordsOf(`"${text.replaceAll('"', "")}"`);
  const { unit } = shell;
  shell.unit = { source: text, line: shell.line(), name: unit.name };
  try {
    return yield* expandText(shell, word);
  } finally {
    shell.unit = unit;
  }
}

/** The value of an arithmetic expression's text; its error discards the line. */
export function* arithmetic<W>(shell: Shell<W>, text: string): Steps<bigint> {
  const expanded = yield* expandString(shell, text);
  try {
    return evaluate(expanded, names(shell));
  } catch (error) {
    if (error instanceof ArithmeticError) throw new ExpansionError(error.message);
    throw error;
  }
}

export function names<W>(shell: Shell<W>) {
  return {
    read: (name: string, index: string | undefined) => {
      const value = element(shell, name, index);
      if (value === undefined && shell.options.has("nounset"))
        throw new ExpansionError(`${name}: unbound variable`, true);
      return value;
    },
    write: (name: string, index: string | undefined, value: string) => assignElement(shell, name, index, value),
  };
}

export function* expandParts<W>(shell: Shell<W>, word: Word, out: Fields, splitLiterals = false): Steps<void> {
  if (word.parts === undefined) {
    const rest = tilde(shell, word.text, word.value, out);
    if (splitLiterals && word.text === word.value) out.value(rest);
    else if (rest !== "" || word.text !== "") out.plain(rest);
    return;
  }
  for (const [index, part] of word.parts.entries()) {
    if (index === 0 && part.type === "Literal") {
      const rest = tilde(shell, part.text, part.value, out);
      if (splitLiterals) out.value(rest);
      else if (rest !== "") out.plain(rest);
    } else yield* expandPart(shell, part, out, false, splitLiterals);
  }
}

function* expandPart<W>(
  shell: Shell<W>,
  part: WordPart,
  out: Fields,
  quoted: boolean,
  splitLiterals: boolean,
): Steps<void> {
  switch (part.type) {
    case "Literal":
      if (splitLiterals) out.value(part.value);
      else out.plain(part.value);
      return;
    case "SingleQuoted":
    case "AnsiCQuoted":
      return out.plain(part.value);
    case "DoubleQuoted":
    case "LocaleString": {
      const [first] = part.parts;
      // "$@" without parameters is no field at all.
      if (part.parts.length !== 1 || !first || !/^\$(?:@|\{@\}|\{\w+\[@\]\})$/.test(first.text)) out.begin();
      for (const child of part.parts) yield* expandPart(shell, child, out, true, false);
      return;
    }
    case "Glob":
      if (part.kind !== "bracket" || !/[$`]/.test(part.text)) return out.active(part.text);
      out.active("[");
      for (const child of part.parts) {
        if (child.type === "Literal") out.active(child.value);
        else yield* expandPart(shell, child, out, false, false);
      }
      return out.active("]");
    case "ExtendedGlob":
    case "BraceExpansion":
      return out.active(part.text);
    case "SimpleExpansion":
    case "ParameterExpansion":
      return yield* shell.engine.parameter(shell, part, out, quoted);
    case "CommandExpansion": {
      const text = yield* shell.engine.substitute(shell, part.script, part.pos);
      if (quoted) out.plain(text);
      else out.value(text);
      return;
    }
    case "ArithmeticExpansion": {
      const inside = part.text.startsWith("$[") ? part.text.slice(2, -1) : part.text.slice(3, -2);
      const text = String(yield* arithmetic(shell, inside));
      if (quoted) out.plain(text);
      else out.value(text);
      return;
    }
    case "ProcessSubstitution":
      return out.plain(processSubstitution(shell, part));
    default:
      return part satisfies never;
  }
}

// A leading ~ of unquoted text; returns what is left of the literal.
function tilde<W>(shell: Shell<W>, text: string, value: string, out: Fields): string {
  // In what looks like an assignment after = and : too (bash, not POSIX).
  const inside = /^([A-Za-z_]\w*\+?=|[^~]*:)(~.*)$/s.exec(text);
  if (inside && text === value && (inside[1]!.includes("=") || shell.assigning)) {
    out.plain(inside[1]!);
    return tilde(shell, inside[2]!, inside[2]!, out);
  }
  const colon = text.startsWith("~") && text === value && shell.assigning ? text.indexOf(":") : -1;
  if (colon > 0) {
    out.plain(tilde(shell, text.slice(0, colon), text.slice(0, colon), out));
    out.plain(":");
    return tilde(shell, text.slice(colon + 1), text.slice(colon + 1), out);
  }
  if (!text.startsWith("~")) return value;
  const user = /^~([^/]*)/.exec(text)![1]!;
  const home = user === "" ? (shell.variables.text("HOME") ?? "/root") : user === "root" ? "/root" : undefined;
  if (home === undefined || /[\\'"]/.test(user)) return value;
  out.plain(home);
  return value.slice(user.length + 1);
}

function expandBraces<W>(shell: Shell<W>, word: Word): readonly Word[] {
  const known = bracesCache.get(word.text);
  if (known) return known;
  const texts = bracedTexts(shell, word.text);
  if (texts.length === 1 && texts[0] === word.text) return [word];
  const words = texts.flatMap((text) => wordsOf(text));
  if (bracesCache.size > 500) bracesCache.clear();
  // Positions belong to a text of its own: only words without substitutions may be kept.
  if (words.length < 10_000) bracesCache.set(word.text, words);
  return words;
}

function bracedTexts<W>(shell: Shell<W>, text: string): readonly string[] {
  try {
    return braces(text, (message) => shell.complain(message));
  } catch (error) {
    if (!(error instanceof TooManyWords)) throw error;
    shell.complaints.push(`skbook: brace expansion to more than ${error.limit} words is not simulated\n`);
    throw new Discard(1);
  }
}

function wordsOf(text: string): readonly Word[] {
  // Nothing in it for a parser to find; of these there may be very many.
  if (/^[\w.,:/%+-]+$/.test(text)) return [{ type: "Word", text, value: text, pos: 0, end: text.length }];
  const script: ParsedScript = parse(`: ${text}`);
  const command = script.commands[0]?.command;
  if (command?.type !== "Command") return [];
  return command.suffix.filter((one): one is Word => one.type === "Word");
}
