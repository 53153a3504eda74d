// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the shell's own
// Whatever is typed, the shell says something and comes back.
import fc from "fast-check";
import { expect, it } from "vitest";
import { run, terminal } from "./machine.js";

const words = [
  "echo",
  "a",
  "$x",
  "${x:-y}",
  "$(",
  ")",
  "`",
  '"',
  "'",
  "|",
  "&",
  "&&",
  ";",
  "\n",
  ">",
  "<",
  "<<E\nb\nE\n",
  "<<<",
  "2>&1",
  "if",
  "then",
  "fi",
  "for",
  "i",
  "in",
  "do",
  "done",
  "while",
  "false",
  "case",
  "esac",
  "{",
  "}",
  "(",
  "((",
  "))",
  "[[",
  "]]",
  "==",
  "$((",
  "x=1",
  "x=(1 2)",
  "${x[@]}",
  "\\",
  "#",
  "*",
  "!",
  "f()",
  "return",
  "break",
  "exit",
  "read y",
  "eval",
  "wait",
  "kill $!",
  "set -e",
  "trap",
  "cat",
  "sleep 1",
  "{1..3}",
  "~",
  "$'\\n'",
  "function",
];

it("runs any text as a script", () => {
  const script = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((all) => all.join(" ")),
  );
  fc.assert(
    fc.property(script, (text) => {
      expect(run(text.replaceAll("while", "if")).outcome).toBe("finished");
    }),
    { numRuns: 400 },
  );
});

it("comes back to the prompt after any line", () => {
  const line = fc
    .array(fc.constantFrom(...words.filter((word) => !["while", "cat", "read y"].includes(word))), { maxLength: 10 })
    .map((all) => all.join(" "));
  fc.assert(
    fc.property(line, (text) => {
      const { type, screen } = terminal();
      type(text);
      screen.interrupt();
      type("echo alive");
      expect(screen.over || screen.text().includes("\nalive\n")).toBe(true);
    }),
    { numRuns: 200 },
  );
});
