// A terminal's text, with what was typed, what was printed and what went to stderr told apart.
import { element, escaped } from "./markup.js";
import type { MimeBundle } from "./picture.js";
import { monospace } from "./theme.js";

export interface TerminalChunk {
  readonly text: string;
  readonly kind: "prompt" | "echo" | "stdout" | "stderr";
}

const styles: Readonly<Record<TerminalChunk["kind"], string | undefined>> = {
  prompt: "opacity: 0.75",
  echo: "font-weight: bold",
  stdout: undefined,
  stderr: undefined,
};

/** A terminal shows both streams alike; colours are left to the page, which knows whether it is dark. */
export function terminal(chunks: readonly TerminalChunk[]): MimeBundle {
  const joined: TerminalChunk[] = [];
  for (const chunk of chunks) {
    const last = joined.at(-1);
    if (last && last.kind === chunk.kind) joined[joined.length - 1] = { kind: last.kind, text: last.text + chunk.text };
    else joined.push(chunk);
  }
  const body = joined
    .filter((chunk) => chunk.text !== "")
    .map(({ kind, text }) => element("span", { class: `skbook-${kind}`, style: styles[kind] }, escaped(text)))
    .join("");
  return {
    "text/plain": joined.map((chunk) => chunk.text).join(""),
    "text/html": element(
      "pre",
      {
        class: "skbook skbook-terminal",
        style: `font-family: ${monospace}; font-size: 13px; line-height: 1.4; overflow-x: auto; white-space: pre; margin: 0`,
        tabindex: 0,
      },
      body,
    ),
    // As plain data, for a front that draws it itself.
    "application/vnd.skbook.v1+json": { kind: "transcript", chunks: joined },
  };
}
