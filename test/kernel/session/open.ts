// A session in a folder of its own, in another that is its own too, with the real simulator.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { collect } from "../../../kernel/session/collect.js";
import type { Session } from "../../../kernel/session/contract.js";
import { openSession, type SessionOptions } from "../../../kernel/session/session.js";

export interface Opened {
  readonly folder: string;
  readonly session: Session;
  /** The result's text; streams and errors when there is none. */
  run(code: string): Promise<string>;
  write(path: string, text: string): void;
  close(): void;
}

export async function opened(options: Partial<SessionOptions> = {}): Promise<Opened> {
  // vitest's own formatter forgets the names that cells carry in stack traces.
  Error.prepareStackTrace = undefined as never;
  const root = realpathSync(mkdtempSync(join(tmpdir(), "skbook-cells-")));
  const folder = join(root, "lessons");
  mkdirSync(folder);
  const session = await openSession({ folder, language: "en", ...options });
  let count = 0;
  return {
    folder,
    session,
    async run(code) {
      const { outputs } = await collect(session, code, ++count);
      return outputs
        .map((output) => {
          if (output.output_type === "stream") return output.text;
          if (output.output_type === "error") return output.traceback.join("\n");
          return String(output.data["text/plain"]);
        })
        .join("");
    },
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    close() {
      session.close();
      rmSync(root, { recursive: true });
    },
  };
}

/** The code without the mark, and where it stood. */
export function at(marked: string): [code: string, cursor: number] {
  return [marked.replace("¦", ""), marked.indexOf("¦")];
}
