// `import "skbook/workers"`: in a program of one's own, vary's cases go over threads and to Redis. A notebook has this already.
import * as library from "../../src/index.js";
import { surround } from "../../src/study.js";
import { tellSomewhere } from "./crew.js";

const never = new Promise<void>(() => {});

surround({
  begin: () => ({ watch: undefined, stopped: never, done: async () => false, end: async () => {} }),
  run: (study, here) => tellSomewhere(study, here, { library, variable: () => undefined }),
});
