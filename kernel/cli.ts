#!/usr/bin/env node
// The command `skbook`: which word starts what. Mistakes are one line on stderr; status 2 means wrong words.

import { availableParallelism } from "node:os";
import { Fault } from "./fault.js";
import { tooOld } from "./install/node.js";
import { version } from "./session/library.js";
import { parse, read, text } from "./words.js";

const usage = `usage: skbook COMMAND …

  run NB.ipynb… [-o OUT.ipynb | -o DIR | --inplace] [-p NAME VALUE]… [--parameters FILE.json] [--jobs N] [--json]
                                            execute notebooks; the first failing cell stops one
  export NB.ipynb… [-o FILE|DIR] [--no-run] execute it and write one self-contained HTML page; several, or a
                                            folder behind -o, make a book with an index and a search;
                                            --live: with the simulator inside, so that its cells can be run;
                                            --title TEXT, --toc, --no-toc, --fold, --theme light|dark|auto;
                                            --pdf: a PDF beside it, by Chromium
  serve NB.ipynb|DIR… [--port N] [--no-run] live pages on 127.0.0.1, until Ctrl-C
  import TUTORIAL.md [-o NB.ipynb]          make a notebook of a Markdown tutorial; its terminals' output is kept
  verify NB.ipynb [--profile NAME|best] [--report FILE.html] [--json]
                                            run it and compare the outputs that it recorded: 0 all agree, 1 some
                                            differ, 2 it cannot be told
  sh [--profile NAME] [--seed N] FILE       run a shell script on a fresh simulated machine; - is stdin,
                                            NAME is debian12 or centos7; --steps N: commands before it counts
                                            as a loop without an end; --limit SECONDS: virtual time
                                            that it may take (3600)
  real [--uml KERNEL | --here] FILE         play a lab's script, a shell script or a notebook's labs on a real Linux
                                            (User Mode Linux where there is one, else namespaces) and compare;
                                            --here: this machine's own kernel; --limit SECONDS
                                            that it may take there
  install [--user | --prefix DIR | --sys-prefix] [--name N]
                                            make this kernel known to Jupyter; uninstall takes it back
  worker --redis URL [--concurrency N]      tell cases of vary(…, { redis: URL }) until it is ended; N threads
  doctor                                    say what is missing for notebooks in Jupyter
  kernel --connection-file FILE             what Jupyter starts

  --help, --version
`;

/** Who waits for the status of a command that runs cells hears it from this. */
let ended: ((status: number) => void) | undefined;

/** Returns the exit status. */
async function main(words: readonly string[]): Promise<number> {
  const [command, ...args] = words;
  if (command === "--help" || command === "-h" || command === "help" || (command && args.includes("--help"))) {
    process.stdout.write(usage);
    return 0;
  }
  const old = tooOld();
  if (old !== undefined && command !== "--version") throw new Fault(old);
  if (runsCells(args, command)) {
    const { again, over } = await import("./image/again.js");
    const status = await again();
    if (status !== undefined) return status;
    ended = over;
  }
  switch (command) {
    case "--version":
      process.stdout.write(`skbook ${version()}\n`);
      return 0;
    case "run":
      return await (await import("./run/words.js")).runWords(args);
    case "import": {
      const { values, file } = read(command, args, { output: { type: "string", short: "o" } });
      await (await import("./tutorial/command.js")).importTutorial(file, text(values.output));
      return 0;
    }
    case "verify":
      return await (await import("./tutorial/verify.js")).verifyWords(args);
    case "export": {
      const { values, positionals } = parse(command, args, {
        output: { type: "string", short: "o" },
        "no-run": { type: "boolean" },
        live: { type: "boolean" },
        title: { type: "string" },
        toc: { type: "boolean" },
        "no-toc": { type: "boolean" },
        fold: { type: "boolean" },
        theme: { type: "string" },
        pdf: { type: "boolean" },
      });
      if (positionals.length === 0) throw new Fault(`${command}: which file? skbook --help shows how`, 2);
      const { theme } = values;
      if (theme !== undefined && theme !== "light" && theme !== "dark" && theme !== "auto") {
        throw new Fault(`${command}: --theme is light, dark or auto`, 2);
      }
      await (await import("./export.js")).exportReport(positionals, text(values.output), {
        run: !values["no-run"],
        live: values.live === true,
        title: text(values.title),
        toc: values["no-toc"] ? false : values.toc === true ? true : undefined,
        fold: values.fold === true,
        theme,
        pdf: values.pdf === true,
      });
      return 0;
    }
    case "serve": {
      const { values, positionals } = parse(command, args, { port: { type: "string" }, "no-run": { type: "boolean" } });
      if (positionals.length === 0) throw new Fault(`${command}: which notebooks? skbook --help shows how`, 2);
      const port = values.port === undefined ? undefined : Number(values.port);
      if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
        throw new Fault(`${command}: --port is a number below 65536`, 2);
      }
      await (await import("./serve.js")).serve(positionals, { port, run: !values["no-run"] });
      return 0;
    }
    case "sh": {
      const { values, file } = read(command, args, {
        profile: { type: "string" },
        seed: { type: "string" },
        steps: { type: "string" },
        limit: { type: "string" },
      });
      const { sh } = await import("./sh.js");
      const { profile, seed, steps, limit } = values;
      return await sh(file, { profile: text(profile), seed: text(seed), steps: text(steps), limit: text(limit) });
    }
    case "real": {
      const { values, file } = read(command, args, {
        uml: { type: "string" },
        here: { type: "boolean" },
        limit: { type: "string" },
      });
      const limit = values.limit === undefined ? undefined : Number(text(values.limit));
      if (limit !== undefined && !(limit > 0))
        throw new Fault(`real: --limit ${text(values.limit)}: not a number of seconds`, 2);
      if (values.uml !== undefined && values.here) throw new Fault("real: --uml or --here? One place at a time", 2);
      const { real } = await import("./real/real.js");
      return await real(file, { uml: text(values.uml), here: values.here === true, limit });
    }
    case "kernel": {
      const { values } = parse(command, args, { "connection-file": { type: "string", short: "f" } });
      const file = text(values["connection-file"]);
      if (file === undefined)
        throw new Fault("kernel: --connection-file FILE is missing; Jupyter starts this command", 2);
      await (await import("./jupyter/main.js")).kernel(file, process.cwd());
      return 0;
    }
    case "install":
    case "uninstall": {
      const { values, positionals } = parse(command, args, {
        user: { type: "boolean" },
        prefix: { type: "string" },
        "sys-prefix": { type: "boolean" },
        name: { type: "string" },
      });
      const places = ["user", "prefix", "sys-prefix"].filter((place) => values[place] !== undefined);
      if (places.length > 1) throw new Fault(`${command}: --${places.join(" or --")}? One place at a time`, 2);
      if (positionals.length > 0) throw new Fault(`${command}: ${positionals[0]}: this command takes no files`, 2);
      const act = (await import("./install/install.js"))[command];
      const sysPrefix = values["sys-prefix"] === true;
      const folder = act({ prefix: text(values.prefix), sysPrefix, name: text(values.name) });
      process.stdout.write(`${command}ed: ${folder}\n`);
      if (command === "install") await (await import("./image/make.js")).make();
      else (await import("./image/place.js")).clear();
      return 0;
    }
    case "worker": {
      const { values, positionals } = parse(command, args, {
        redis: { type: "string" },
        concurrency: { type: "string" },
      });
      const redis = text(values.redis);
      if (redis === undefined || positionals.length > 0)
        throw new Fault("worker: --redis URL, and no more: skbook worker --redis redis://127.0.0.1:6379", 2);
      const concurrency = Number(text(values.concurrency) ?? availableParallelism());
      if (!(Number.isSafeInteger(concurrency) && concurrency > 0))
        throw new Fault(`worker: --concurrency ${values.concurrency} is no number of threads`, 2);
      await (await import("./vary/worker.js")).work(redis, concurrency);
      return 0;
    }
    case "doctor":
      parse(command, args, {});
      return await (await import("./install/doctor.js")).doctor();
    case undefined:
      process.stderr.write(usage);
      return 2;
    default:
      throw new Fault(`unknown command ${command}; skbook --help lists them`, 2);
  }
}

function runsCells(args: readonly string[], command = ""): boolean {
  return ["run", "verify", "export", "serve"].includes(command) && !args.includes("--no-run");
}

// A reader that goes away early (| head) ends us as it ends any program: quietly, by SIGPIPE's status.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 141 : 1));

let status: number;
try {
  status = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  process.stderr.write(`skbook: ${error.message}\n`);
  ({ status } = error);
}
ended?.(status);
// A timer that a cell left behind does not keep us here.
process.exit(status);
