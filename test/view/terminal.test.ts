import { expect, test } from "vitest";
import { terminal } from "../../src/view/index.js";

test("a terminal's text is exactly its chunks; kinds are told apart, markup is text", () => {
  const shown = terminal([
    { kind: "prompt", text: "# " },
    { kind: "echo", text: "ip addr add <x>\n" },
    { kind: "stderr", text: "Error: " },
    { kind: "stderr", text: "bad & worse\n" },
    { kind: "stdout", text: "" },
  ]);
  expect(shown["text/plain"]).toBe("# ip addr add <x>\nError: bad & worse\n");
  expect(shown["text/html"]).toMatch(/<span class="skbook-stderr"[^>]*>Error: bad &amp; worse\n<\/span>/);
  expect(shown["text/html"]).toContain("ip addr add &lt;x&gt;");
  expect(shown["text/html"]).not.toMatch(/<(script|style)/);
});
