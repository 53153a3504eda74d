// `skbook kernel --connection-file FILE`: what a Jupyter front end starts, in the notebook's folder.

import { readConnection } from "./connection.js";
import { Front } from "./front.js";

/** Milliseconds between two looks at the one who started us. */
const LOOK = 1000;

/** Resolves when the kernel was shut down, or when the program that started it is gone. */
export async function kernel(path: string, folder: string): Promise<void> {
  const front = await Front.open(readConnection(path), folder);
  process.on("SIGINT", () => front.interrupt());
  process.on("SIGTERM", () => void front.shutdown());
  watchParent(() => void front.shutdown());
  await front.ended;
}

/** jupyter_client says in the environment whose child we are. */
function watchParent(gone: () => void): void {
  const parent = Number(process.env.JPY_PARENT_PID);
  if (!(parent > 1) || process.platform === "win32") return;
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") gone();
    }
  }, LOOK).unref();
}
