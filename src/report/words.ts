// What a page says of its own, in the language that most of its prose is in.

import type { Notebook } from "./notebook.js";

const zh = {
  lang: "zh-CN",
  contents: "目录",
  input: "输入",
  code: "代码",
  anchor: "本节链接",
  footnotes: "脚注",
  back: "回到正文",
  previous: "上一篇",
  next: "下一篇",
  index: "总目录",
  search: "搜索",
  pages: "各篇",
  around: "前后各篇",

  nothing: "没有找到。",
  found: "处",
  note: "注意",
  tip: "提示",
  important: "重要",
  warning: "警告",
  caution: "当心",
};

const en: typeof zh = {
  lang: "en",
  contents: "Contents",
  input: "Input",
  code: "Code",
  anchor: "Link to this section",
  footnotes: "Footnotes",
  back: "Back",
  previous: "Previous",
  next: "Next",
  index: "Index",
  search: "Search",
  pages: "Pages",
  around: "Other pages",
  nothing: "Nothing found.",
  found: "found",
  note: "Note",
  tip: "Tip",
  important: "Important",
  warning: "Warning",
  caution: "Caution",
};

export type PageWords = typeof zh;

export function pageWords(...books: readonly Notebook[]): PageWords {
  let han = 0;
  let latin = 0;
  for (const { cells } of books) {
    for (const { cell_type, source } of cells) {
      if (cell_type !== "markdown") continue;
      const prose = source.replace(/```[\s\S]*?```|`[^`]*`|\]\([^)]*\)/g, "");
      han += prose.match(/\p{Script=Han}/gu)?.length ?? 0;
      latin += prose.match(/[a-z]{2,}/gi)?.length ?? 0;
    }
  }
  // A Chinese text about networks is full of English words.
  return han * 2 >= latin ? zh : en;
}
