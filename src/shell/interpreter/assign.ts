// Assignments: name=value, name+=value, name[i]=value, name=(…).
import type { ArrayValue, Assignment, Word } from "unbash";
import type { Steps } from "../../sim/task.js";
import { expandText, expandWords } from "./expand.js";
import { quote } from "./quote.js";
import type { Shell } from "./shell.js";
import { assignElement, element, integer, keyOf } from "./special.js";
import { ReadonlyError } from "./variables.js";

/** Does it; returns it as `set -x` shows it. */
export function* assign<W>(shell: Shell<W>, assignment: Assignment): Steps<string> {
  const { name, value, append } = assignment;
  const old = shell.variables.get(name);
  if (old?.readonly) throw new ReadonlyError(name);
  if (value.type === "ArrayValue") {
    yield* assignArray(shell, name, value, append ?? false);
    return assignment.text;
  }
  shell.assigning = true;
  let text: string;
  try {
    text = yield* expandText(shell, value);
  } finally {
    shell.assigning = false;
  }
  const index = assignment.index ? yield* expandText(shell, assignment.index) : undefined;
  let full = text;
  if (append) {
    const before = element(shell, name, index) ?? "";
    full = old?.integer ? integer(shell, `${before}+${text || 0}`) : before + text;
  }
  assignElement(shell, name, index, full);
  return `${name}${index === undefined ? "" : `[${index}]`}${append ? "+" : ""}=${text === "" ? "" : quote(text)}`;
}

export function* assignArray<W>(shell: Shell<W>, name: string, array: ArrayValue, append: boolean): Steps<void> {
  const old = shell.variables.get(name);
  const before = append && old?.value !== undefined ? old.value : new Map<string, string>();
  let values = typeof before === "string" ? new Map([["0", before]]) : new Map(before);
  let next = Math.max(-1, ...[...values.keys()].map(Number).filter((n) => n >= 0)) + 1;
  const pairs = old?.associative ? array.elements.filter((one) => !/^\[[^\]]*\]\+?=/.test(one.text)) : [];
  if (pairs.length > 0) {
    // declare -A m; m=(key value …)
    const words: string[] = [];
    for (const one of array.elements) words.push(...(yield* expandWords(shell, [one])));
    for (let at = 0; at < words.length; at += 2) values.set(words[at]!, words[at + 1] ?? "");
    shell.variables.set(name, values);
    return;
  }
  for (const element of array.elements) {
    const keyed = /^\[([^\]]*)\]=/.exec(element.text);
    if (keyed) {
      const key = yield* expandText(shell, piece(element, 1, keyed[1]!.length));
      const text = yield* expandText(shell, piece(element, keyed[0].length, element.text.length - keyed[0].length));
      const at = keyOf(shell, name, key);
      values.set(at, text);
      if (!old?.associative) next = Number(at) + 1;
    } else for (const text of yield* expandWords(shell, [element])) values.set(String(next++), text);
  }
  if (!old?.associative) values = new Map([...values].sort(([a], [b]) => Number(a) - Number(b)));
  shell.variables.set(name, values);
}

// A part of `[key]=value`: unbash gives it as one word; its parts fall on either side of the `]=`.
function piece(word: Word, from: number, length: number): Word {
  const text = word.text.slice(from, from + length);
  const pos = word.pos + from;
  const plain: Word = { type: "Word", text, value: text.replace(/^(["'])(.*)\1$/s, "$2"), pos, end: pos + length };
  if (!word.parts) return plain;
  const inside = word.parts.filter((part) => part.pos >= pos && part.end <= pos + length);
  const first = word.parts.find((part) => part.pos < pos && part.end > pos && part.type === "Literal");
  if (first?.type === "Literal") {
    const rest = first.text.slice(pos - first.pos, pos + length - first.pos);
    return { ...plain, parts: [{ ...first, text: rest, value: rest, pos }, ...inside] };
  }
  return inside.length > 0 ? { ...plain, parts: inside } : plain;
}
