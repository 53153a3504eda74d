// Until kernel/session has openSession: today's Session behind the contract. Whoever lands it points child.ts there.

import type { Opening, Outcome, Session } from "../session/contract.js";
import { Session as Old } from "../session.js";

export async function openSession(options: Opening): Promise<Session> {
  const old = await Old.create({ cwd: options.folder });
  let stop: ((o: Outcome) => void) | undefined;
  return {
    async execute(code, _options, sink) {
      const stopped = new Promise<Outcome>((resolve) => {
        stop = resolve;
      });
      const run = (async (): Promise<Outcome> => {
        const { status, outputs } = await old.execute(code, { name: _options.cell });
        let result: object | undefined;
        for (const output of outputs) {
          if (output.output_type === "stream") sink.stream(output.name as "stdout", output.text as string);
          else if (output.output_type === "display_data") sink.display(output.data);
          else if (output.output_type === "execute_result") result = output.data;
          else if (output.output_type === "error")
            return {
              status: "error",
              ename: output.ename,
              evalue: output.evalue,
              traceback: output.traceback,
              userExpressions: {},
            } as Outcome;
        }
        return { status, ...(result ? { result } : {}), userExpressions: {} } as Outcome;
      })();
      return await Promise.race([run, stopped]);
    },
    complete: (_code, cursor) => ({ matches: [], start: cursor, end: cursor }),
    inspect: () => ({ found: false, data: {} }),
    isComplete: () => ({ status: "unknown" }),
    interrupt: () =>
      stop?.({ status: "error", ename: "Interrupted", evalue: "", traceback: ["Interrupted"], userExpressions: {} }),
    close: () => old.close(),
  };
}
