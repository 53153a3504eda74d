// A comparison of two labs in Chinese.
import type { Words } from "./table.js";

export const comparison: Words["comparison"] = {
  title: (a, b) => `比较 (comparison)：${a} 与 ${b}`,
  same: "两次的经过完全相同。",
  parts: (name, what) => `分歧之处，${name}：${what}`,
  lost: (name, packet, func, reason) => `分歧之处，${name}：${packet} 在 ${func} 丢失：${reason}`,
  later: (events) => `… ${events} 个事件发生在另一次结束之后 …`,
  nothing: "什么也没有发生",
  more: (lines) => `… 另有 ${lines} 行没有列出 …`,
  equal: (events) => `… ${events} 个相同的事件 …`,
  byLine: "逐行对照",
  ends: "结束时不同的状态：",
  counted: (counters) => `${counters} 个不同的计数器 (counter)`,
};
