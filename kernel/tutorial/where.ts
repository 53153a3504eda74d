// Which terminal a tutorial speaks of, in its words before a block or in a comment: "Terminal 2:", "在另一个终端里".

const numbers: Readonly<Record<string, string>> = {
  ...{ one: "1", first: "1", a: "1", 一: "1", 第一个: "1", 第一: "1" },
  ...{ two: "2", second: "2", b: "2", 二: "2", 两: "2", 第二个: "2", 第二: "2", another: "2", other: "2", new: "2" },
  ...{ three: "3", third: "3", c: "3", 三: "3", 第三个: "3", 第三: "3" },
  ...{ four: "4", fourth: "4", d: "4", 四: "4", 第四个: "4", 第四: "4" },
  ...{ 另一个: "2", 另一: "2", 另外一个: "2", 新: "2", 新的: "2", 再开一个: "2", 另开一个: "2" },
};

const noun = "(?:terminal|window|shell|session|console|tty|pane|tab)s?";
const zh = "(?:终端|窗口|会话|控制台|shell)";
const shapes = [
  new RegExp(`\\b${noun}\\s*#?\\s*(\\d+|one|two|three|four|[abcd])\\b`, "i"),
  new RegExp(`\\b(first|second|third|fourth|another|other|new)\\s+${noun}\\b`, "i"),
  new RegExp(`${zh}\\s*[#：:]?\\s*(\\d+|[一二三四两]|[ABCD](?![A-Za-z]))`, "i"),
  new RegExp(`(第[一二三四]个?|另外?一个?|新的?|[再另]开一个)(?:新的)?${zh}`),
];

/** Its number as text, "1" for the first; undefined where no terminal is spoken of in the last words. */
export function terminalSaid(text: string): string | undefined {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const last = lines.at(-1) ?? "";
  for (const shape of shapes) {
    const found = shape.exec(last)?.[1];
    if (found !== undefined) return /^\d+$/.test(found) ? String(Number(found)) : numbers[found.toLowerCase()];
  }
  return undefined;
}
