// The page of `skbook verify`: what agrees, what differs, recorded and simulated side by side, and the likely reason. One
// file, no script, light and dark, on paper; everything from a notebook enters as text.

import { diffWordsWithSpace } from "diff";
import { toHtml } from "hast-util-to-html";
import { type Element, type ElementContent, element } from "./element.js";
import { css } from "./style.js";
import { type Checked, causeText, countOf, isChance, type Line, type Verification } from "./verification.js";

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const style = `
.verify { width: 100%; }
.verify td:first-child { white-space: nowrap; }
.verify code { background: none; padding: 0; }
.status-agrees { color: var(--skbook-good); }
.status-differs { color: var(--bad); font-weight: bold; }
.status-not-run { color: var(--quiet); }
.sides { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 44rem; background: var(--raised); }
.sides:not(.skbook *) :is(th, td) { border-width: 0 1px; padding: 0 .6em; vertical-align: top; }
.sides th { font-weight: normal; color: var(--quiet); padding: .3em .6em; }
.sides td { font: .75rem/1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; text-autospace: no-autospace; tab-size: 8; height: 1.5em; }
.sides .wrong td { background: var(--bad-paper); }
.sides .elided td { color: var(--quiet); }
.sides mark { background: none; color: var(--bad); font-weight: bold; text-decoration: underline; }
.scroll:has(> .sides) { margin: .5em 0 1em; }
h3 code { font-size: .9em; }
@media print { .sides { min-width: 0; } .sides td { font-size: 6.5pt; } .sides tr { break-inside: avoid; } }
`;

interface Words {
  readonly title: string;
  readonly summary: (agree: number, differ: number, notRun: number, profile: string) => string;
  readonly fits: string;
  readonly agree: string;
  readonly place: string;
  readonly command: string;
  readonly outcome: string;
  readonly why: string;
  readonly recorded: string;
  readonly simulated: string;
  readonly differing: string;
  readonly agreeing: string;
  readonly masked: string;
  readonly status: Readonly<Record<Checked["status"], string>>;
}

const english: Words = {
  title: "Verification",
  summary: (agree, differ, notRun, profile) =>
    `${agree} recorded outputs agree with the simulator, ${differ} differ, ${notRun} were not run. Profile: ${profile}.`,
  fits: "Agreeing outputs by profile",
  agree: "agreeing",
  place: "where",
  command: "command",
  outcome: "outcome",
  why: "likely reason",
  recorded: "as recorded",
  simulated: "as simulated",
  differing: "What differs",
  agreeing: "What agrees",
  masked: "Clock times, process ids, round-trip times and random MAC addresses are chance and are not compared.",
  status: { agrees: "agrees", differs: "differs", "not run": "not run" },
};

const chinese: Words = {
  title: "核对",
  summary: (agree, differ, notRun, profile) =>
    `原文的输出中 ${agree} 段与模拟相符，${differ} 段不同，${notRun} 段没有运行。所用内核：${profile}。`,
  fits: "各内核下相符的段数",
  agree: "相符",
  place: "位置",
  command: "命令",
  outcome: "结果",
  why: "可能的原因",
  recorded: "原文",
  simulated: "模拟",
  differing: "不同之处",
  agreeing: "相符之处",
  masked: "时钟、进程号、往返时间和随机的 MAC 地址属于偶然，不作比较。",
  status: { agrees: "相符", differs: "不同", "not run": "未运行" },
};

export interface PageOptions {
  readonly title: string;
  readonly chinese: boolean;
}

export function verificationPage(found: Verification, { title, chinese: isChinese }: PageOptions): string {
  const words = isChinese ? chinese : english;
  const told = found.commands.filter(({ silent, status }) => !silent || status === "differs");
  const counts = (["agrees", "differs", "not run"] as const).map((status) => countOf(found, status));
  const [agree = 0, differ = 0, notRun = 0] = counts;
  const differing = told.filter(({ status }) => status === "differs");
  const agreeing = told.filter(({ status }) => status === "agrees");
  const main = element(
    "main",
    {},
    element("h1", {}, `${title}: ${words.title}`),
    element("p", {}, words.summary(agree, differ, notRun, found.profile)),
    element("p", {}, words.masked),
    fits(found, words),
    overview(told, words, isChinese),
    ...(differing.length > 0 ? [element("h2", {}, words.differing)] : []),
    ...differing.flatMap((each) => section(each, told.indexOf(each), words, isChinese)),
    ...(agreeing.length > 0 ? [element("h2", {}, words.agreeing)] : []),
    ...agreeing.map((each) => folded(each, told.indexOf(each), words)),
  );
  const page = element(
    "html",
    { lang: isChinese ? "zh-CN" : "en" },
    element(
      "head",
      {},
      element("meta", { charSet: "utf-8" }),
      element("meta", { httpEquiv: ["Content-Security-Policy"], content: policy }),
      element("meta", { name: "referrer", content: "no-referrer" }),
      element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      element("meta", { name: "color-scheme", content: "light dark" }),
      element("title", {}, `${title}: ${words.title}`),
      element("style", {}, css + style),
    ),
    element("body", {}, main),
  );
  return `${toHtml([{ type: "doctype" }, page])}\n`;
}

const row = (...cells: readonly (ElementContent | string)[]): Element =>
  element("tr", {}, ...cells.map((cell) => element("td", {}, cell)));

const head = (...cells: readonly string[]): Element =>
  element("thead", {}, element("tr", {}, ...cells.map((cell) => element("th", { scope: "col" }, cell))));

const scrolling = (label: string, table: Element): Element =>
  element("div", { className: ["scroll"], tabIndex: 0, role: "region", ariaLabel: label }, table);

function fits({ profiles }: Verification, words: Words): Element {
  const said = profiles.map(({ profile, agree }) => `${profile} ${agree}`).join(", ");
  return element("p", {}, `${words.fits}: ${said}`);
}

const statusOf = ({ status }: Checked, words: Words): Element =>
  element("span", { className: [`status-${status.replace(" ", "-")}`] }, words.status[status]);

const reasonOf = ({ cause, refusal }: Checked, isChinese: boolean): string =>
  cause ? causeText(cause, isChinese) : (refusal ?? "");

function overview(told: readonly Checked[], words: Words, isChinese: boolean): Element {
  const rows = told.map((each, at) => {
    const place = each.status === "not run" ? each.place : element("a", { href: `#t${at + 1}` }, each.place);
    const command = element("code", {}, each.command.split("\n")[0]!);
    return row(place, command, statusOf(each, words), reasonOf(each, isChinese));
  });
  const table = element(
    "table",
    { className: ["verify"] },
    head(words.place, words.command, words.outcome, words.why),
    element("tbody", {}, ...rows),
  );
  return scrolling(words.outcome, table);
}

function section(each: Checked, at: number, words: Words, isChinese: boolean): readonly Element[] {
  return [
    element("h3", { id: `t${at + 1}` }, `${each.place}: `, element("code", {}, each.command.split("\n")[0]!)),
    element("p", {}, reasonOf(each, isChinese)),
    sides(each, words),
  ];
}

function folded(each: Checked, at: number, words: Words): Element {
  const summary = element("summary", {}, `${each.place}: `, element("code", {}, each.command.split("\n")[0]!));
  return element("details", { id: `t${at + 1}` }, summary, sides(each, words));
}

function sides({ lines, command }: Checked, words: Words): Element {
  const rows = lines.map((line) => {
    const [left, right] = line.kind === "changed" ? marked(line) : [[line.recorded ?? ""], [line.simulated ?? ""]];
    const kind = line.kind === "same" ? [] : [line.kind === "elided" ? "elided" : "wrong"];
    return element(
      "tr",
      kind.length > 0 ? { className: kind } : {},
      element("td", {}, ...left),
      element("td", {}, ...right),
    );
  });
  const table = element(
    "table",
    { className: ["sides"] },
    head(words.recorded, words.simulated),
    element("tbody", {}, ...rows),
  );
  return scrolling(command.split("\n")[0]!, table);
}

/** The words that differ stand out without colour too. */
function marked({ recorded = "", simulated = "" }: Line): readonly [(Element | string)[], (Element | string)[]] {
  const left: (Element | string)[] = [];
  const right: (Element | string)[] = [];
  const [ours, theirs] = [recorded.split(/(\s+)/), simulated.split(/(\s+)/)];
  if (ours.length === theirs.length) {
    const side = (words: readonly string[], others: readonly string[]) =>
      words.map((word, at) => (word === others[at] || isChance(word, others[at]!) ? word : element("mark", {}, word)));
    return [side(ours, theirs), side(theirs, ours)];
  }
  for (const { value, added, removed } of diffWordsWithSpace(recorded, simulated)) {
    if (added) right.push(element("mark", {}, value));
    else if (removed) left.push(element("mark", {}, value));
    else {
      left.push(value);
      right.push(value);
    }
  }
  return [left, right];
}
