// Colours for code: enough of TypeScript's, the shell's and JSON's words to read by, no grammar. What is not recognised
// stays plain. In a terminal's transcript what was typed is told from what was printed. Own because highlight.js's types drag the DOM into a program that must not know it.

import { type ElementContent, element } from "./element.js";

const typescriptWords =
  "abstract any as async await boolean break case catch class const continue declare default delete do else enum export extends false finally for from function get if implements import in instanceof interface is keyof let namespace new null number of private protected public readonly return satisfies set static string super switch symbol this throw true try type typeof undefined unknown var void while yield";
const shellWords =
  "case do done elif else esac exit export fi for function if in local return select set shift then time unset until while";

/** Named groups are the classes; the first that matches wins. */
const typescript = new RegExp(
  [
    String.raw`(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)`,
    String.raw`(?<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|${"`"}(?:\\[\s\S]|[^${"`"}\\])*${"`"})`,
    String.raw`(?<number>\b(?:0[xob][\da-f_]+|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)n?\b)`,
    String.raw`(?<keyword>(?<![.\w$])(?:${typescriptWords.replaceAll(" ", "|")})\b)`,
    String.raw`(?<name>\b[\w$]+(?=\())`,
    String.raw`(?<type>\b[A-Z][\w$]*)`,
    String.raw`(?<plain>[\w$]+)`,
  ].join("|"),
  "g",
);

const shell = new RegExp(
  [
    String.raw`(?<comment>(?<=^|\s)#[^\n]*)`,
    String.raw`(?<string>"(?:\\[\s\S]|[^"\\])*"|'[^']*')`,
    String.raw`(?<variable>\$(?:\{[^}\n]*\}|\w+|[?!#@*$]))`,
    String.raw`(?<keyword>(?<=^|[\s;&|(])(?:${shellWords.replaceAll(" ", "|")})(?=$|[\s;&|)]))`,
    String.raw`(?<option>(?<=\s)--?[A-Za-z][\w-]*)`,
    String.raw`(?<plain>[\w./:@-]+)`,
  ].join("|"),
  "gm",
);

const languages: Readonly<Record<string, RegExp>> = {
  typescript,
  ts: typescript,
  javascript: typescript,
  js: typescript,
  json: typescript,
  bash: shell,
  sh: shell,
  shell,
};

const transcripts = new Set(["console", "shell-session", "shellsession", "terminal"]);
/** `[root@h ~]#`, `user@host:~$`, `$` and `#` with a blank. */
const prompt = /^(?:\[[^\]\n]*@[^\]\n]*\][#$]|[\w.-]+@[\w.-]+:[^\s#$]*[#$]|[$#])(?: |$)/;
const longPrompt = /^(?:\[[^\]\n]*@[^\]\n]*\][#$]|[\w.-]+@[\w.-]+:[^\s#$]*[#$])(?: |$)/m;

/** Is this what a terminal showed, though nobody says so? */
export function isTranscript(text: string): boolean {
  return longPrompt.test(text);
}

function transcript(code: string): readonly ElementContent[] {
  return code.split(/(?<=\n)/).flatMap((line): readonly ElementContent[] => {
    const typed = prompt.exec(line)?.[0];
    if (typed === undefined) return [{ type: "text", value: line }];
    const command = line.slice(typed.length);
    return [
      element("span", { className: ["hl-prompt"] }, typed),
      element("span", { className: ["hl-typed"] }, ...highlight(command, "bash")),
    ];
  });
}

export function highlight(code: string, language: string): readonly ElementContent[] {
  if (transcripts.has(language.toLowerCase())) return transcript(code);
  const pattern = languages[language.toLowerCase()];
  if (!pattern) return [{ type: "text", value: code }];
  const parts: ElementContent[] = [];
  let plain = "";
  let at = 0;
  const flush = () => {
    if (plain !== "") parts.push({ type: "text", value: plain });
    plain = "";
  };
  for (const match of code.matchAll(pattern)) {
    plain += code.slice(at, match.index);
    at = match.index + match[0].length;
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0] ?? "plain";
    if (kind === "plain") {
      plain += match[0];
      continue;
    }
    flush();
    parts.push(element("span", { className: [`hl-${kind}`] }, match[0]));
  }
  plain += code.slice(at);
  flush();
  return parts;
}
