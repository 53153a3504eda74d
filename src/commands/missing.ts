// Programs that a learner will type and that need what is not there: TCP's sockets.
import { immediate } from "./world.js";

export const needsSockets = (name: string) =>
  immediate(() => ({ stderr: `skbook: ${name} is not simulated: there are no TCP sockets yet\n`, status: 1 }));
