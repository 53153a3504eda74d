// Every label of every picture, one table a language. A term stands in Chinese as textbooks have it, the English beside it.
import { en } from "./words/en.js";
import type { Words } from "./words/table.js";
import { zhCN } from "./words/zh-CN.js";

export type { Words } from "./words/table.js";
export type Language = "zh-CN" | "en";

const tables: Readonly<Record<Language, Words>> = { "zh-CN": zhCN, en };

export function wordsOf(language: Language = "zh-CN"): Words {
  return tables[language];
}

/** A verdict in plain words; one that has none yet says its own name. */
export function verdictWords(words: Words, verdict: string): string {
  return words.verdicts[verdict] ?? verdict;
}

/** A packet's name in this language; one that has none yet keeps that of the wire. */
export function packetWords(words: Words, { brief, like }: { readonly brief: string; readonly like: string }): string {
  return (words.packets[like] ?? like) + brief.slice(like.length);
}
