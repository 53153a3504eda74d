// tcpdump's last words.
import type { Process } from "../../shell/process.js";
import type { Steps } from "../../sim/task.js";

export function* fail({ stderr }: Process, text: string): Steps<number> {
  yield* stderr.write(text.startsWith("skbook: ") ? `${text}\n` : `tcpdump: ${text}\n`);
  return 1;
}
