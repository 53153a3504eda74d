// What import says to the reader, in the document's own language.

import type { Draft, State } from "./draft.js";
import type { Origin } from "./origin.js";
import type { Plan } from "./plan.js";

export interface Words {
  head(plan: Plan, origin: Origin, draft: Draft): string;
  state(state: State): string;
  /** Undefined where nobody would expect the block to run. */
  shown(why: string, refusals: readonly string[]): string | undefined;
}

const quote = (lines: readonly string[]): string =>
  lines
    .flatMap((line) => line.split("\n"))
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

const english: Words = {
  head(plan, origin, draft) {
    const lines = [
      `**skbook** The commands below run in a simulated Linux, and their output is computed; what the tutorial shows is kept with each cell for \`skbook verify\`. The recordings fit \`${draft.profile}\` best: to see another kernel's answers, change the parameter.`,
    ];
    if (origin.before.size > 1 || draft.gone > 0) {
      lines.push("");
      lines.push(`How the machine was before is read from the tutorial's own listings: ${code([...origin.before])}.`);
      if (origin.outside) lines.push(`The other ends of its cables are in \`${origin.outside}\`.`);
      if (draft.gone > 0) lines.push(`Interface numbers tell of ${draft.gone} earlier ones that are gone.`);
    }
    if (origin.missing.length > 0)
      lines.push("", `Listed, but not made here: ${code(origin.missing)}; what shows them will differ.`);
    if (plan.machines.length > 1) lines.push("", `Machines, by their prompts: ${code(plan.machines)}.`);
    return quote(lines);
  },
  state({ why, typed, seconds }) {
    const said = {
      quiet:
        "The recording shows none of the packets with which IPv6 greets a link that has just come up: by then time had passed.",
      waited: `The recordings below fit only after ${seconds} s have passed.`,
      tried: `The recordings below fit only if \`${typed?.text}\` had been run before, ${seconds} s earlier: the author had tried it. So it is tried here.`,
    }[why];
    return quote([`**skbook** ${said}`]);
  },
  shown(why, refusals) {
    const said: Readonly<Record<string, string>> = {
      configuration: "A configuration file: it is shown, and nothing reads it here.",
      output: "An output without its command: it is shown, there is nothing to run.",
      mixed: "No prompt tells commands from output in this block: it is shown, not run.",
      text: "Text without a prompt: it is shown, not run.",
      beside: "This window is opened beside the command that it watches.",
      refused: `Not run: ${[...new Set(refusals)].join("; ")}.`,
    };
    return said[why] === undefined ? undefined : quote([`**skbook** ${said[why]}`]);
  },
};

const chinese: Words = {
  head(plan, origin, draft) {
    const lines = [
      `**skbook** 下面的命令在模拟的 Linux 里运行，输出是当场算出来的；原文的输出保存在每一格的元数据里，供 \`skbook verify\` 比较。原文的输出与 \`${draft.profile}\` 最相符；想看别的内核怎样回答，就改这个参数。`,
    ];
    if (origin.before.size > 1 || draft.gone > 0) {
      lines.push("");
      let said = `机器原来的样子读自原文自己的列表：${code([...origin.before])}。`;
      if (origin.outside) said += `网线的另一头在 \`${origin.outside}\` 上。`;
      if (draft.gone > 0) said += `接口编号说明先前还有 ${draft.gone} 个接口，后来删掉了。`;
      lines.push(said);
    }
    if (origin.missing.length > 0)
      lines.push("", `列表里有、这里没有的设备：${code(origin.missing)}；凡是列出它们的输出都会不同。`);
    if (plan.machines.length > 1) lines.push("", `各台机器（见提示符）：${code(plan.machines)}。`);
    return quote(lines);
  },
  state({ why, typed, seconds }) {
    const said = {
      quiet: "原文的抓包里没有接口刚启动时 IPv6 自己发的那些报文：可见当时已经过了一会儿。",
      waited: `只有先等 ${seconds} 秒，下面的输出才与原文相符。`,
      tried: `只有在 ${seconds} 秒之前已经执行过 \`${typed?.text}\`，下面的输出才与原文相符：可见作者先试过一次。这里也先试一次。`,
    }[why];
    return quote([`**skbook** ${said}`]);
  },
  shown(why, refusals) {
    const said: Readonly<Record<string, string>> = {
      configuration: "这是配置文件：只展示，这里没有程序读它。",
      output: "只有输出、没有命令：只展示，没有可以运行的。",
      mixed: "这一段没有提示符，分不清命令和输出：只展示，不运行。",
      text: "没有提示符的文字：只展示，不运行。",
      beside: "这个窗口开在它所观察的那条命令旁边。",
      refused: `没有运行：${[...new Set(refusals)].join("；")}。`,
    };
    return said[why] === undefined ? undefined : quote([`**skbook** ${said[why]}`]);
  },
};

export const wordsFor = (isChinese: boolean): Words => (isChinese ? chinese : english);
