// `npm run bench:vary`: a fork of the first lesson's lab, and 1,000 cases of its story on one core, on one thread (whose compiler
// and garbage collector use the other core, too) and on two, three times each. Prints wall clock and processor time: on a machine
// that others use, only the second is ours.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import "../dist/kernel/vary/workers.js";
import { Lab, vary } from "../dist/src/index.js";

const CASES = Number(process.argv[2] ?? 1000);
/** Started by this very program on one core, to print its rounds as data. */
const ALONE = process.argv[3] === "alone";
const ROUNDS = 3;
const TARGETS = { fork: 20, cases: 20_000, ratio: 0.6, left: 0.8 };

/** The lesson's lab, told as its cells tell it; its second machine room (debian12) is another lab. */
async function lesson() {
  const { cells } = JSON.parse(readFileSync(new URL("../notebooks/01-veth.ipynb", import.meta.url), "utf8"));
  const lab = new Lab({ profile: "centos7", seed: 3 });
  const host = lab.machine("huzhi-code");
  const router = lab.machine("router");
  const card = lab.nic(host, "ens192", { mac: "00:50:56:9b:35:0e" });
  lab.cable(card, lab.nic(router, "eth0", { mac: "00:50:56:00:00:01" }));
  for (const { cell_type, source } of cells) {
    const text = [].concat(source).join("");
    const slept = cell_type === "code" && /^await lab\.sleep\((\d+)\)/m.exec(text);
    if (slept) await lab.sleep(Number(slept[1]));
    if (cell_type !== "code" || !text.startsWith("%%sh")) continue;
    const panes = text.split(/^%%sh */m).slice(1);
    const windows = panes.map((pane) => [pane.split("\n", 1)[0].trim(), pane.slice(pane.indexOf("\n") + 1)]);
    if (windows[0][0] !== "debian")
      await lab.panes(windows.map(([name, typed]) => ({ machine: lab.machine(name), text: typed })));
  }
  return lab;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const timed = async (work) => {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { value, wall: performance.now() - wall, cpu: (user + system) / 1000 };
};
const verdict = (value, target) => (value <= target ? "holds" : "DOES NOT HOLD");

async function forks() {
  console.log(`the veth story: ${lab.log.events.length} events, ${(lab.clock.now / 1e9).toFixed(0)} s of virtual time`);
  const forks = [];
  for (let count = 0; count < 60; count++) forks.push(await timed(() => lab.fork()));
  const fork = median(forks.map(({ wall }) => wall));
  console.log(
    `a fork: first ${forks[0].wall.toFixed(1)} ms, median ${fork.toFixed(1)} ms wall, ${median(forks.map(({ cpu }) => cpu)).toFixed(1)} ms CPU; at most ${TARGETS.fork}: ${verdict(fork, TARGETS.fork)}`,
  );

  // What is dead and stays all the same until a full collection is copied by every small one before it: hidden classes that are
  // made anew each time (an object that is spread into and then added to, a getter in a literal) hold what hangs on them.
  const megabytes = () => process.memoryUsage().heapUsed / 1e6;
  const memory = [];
  for (let count = 0; count < 5; count++) {
    globalThis.gc();
    const before = megabytes();
    await lab.fork();
    const after = megabytes();
    for (let times = 0; times < 2; times++) globalThis.gc({ type: "minor" });
    memory.push({ made: after - before, left: megabytes() - before });
  }
  const left = median(memory.map((each) => each.left));
  console.log(
    `a fork: ${median(memory.map(({ made }) => made)).toFixed(1)} MB, of which ${left.toFixed(1)} MB stay until a full collection; at most ${TARGETS.left}: ${verdict(left, TARGETS.left)}`,
  );
}

const lab = await lesson();
if (!ALONE) await forks();

// Every case another seed, and half of them with another setting.
const space = {
  seed: Array.from({ length: CASES / 2 }, (_, seed) => seed),
  "huzhi-code:net.ipv4.conf.veth1.accept_local": [0, 1],
};
const told = (workers) =>
  timed(() => vary(space, lab, (copy) => [copy.log.length, copy.last.status, copy.last.output.length], { workers }));
const sum = (grid) => createHash("sha256").update(grid.table().toString()).digest("hex").slice(0, 16);
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);
const most = (TARGETS.cases * CASES) / 1000;
if (ALONE) {
  const walls = [];
  for (let round = 0; round < ROUNDS; round++) walls.push((await told(1)).wall);
  console.log(JSON.stringify(walls));
  process.exit();
}

function onOneCore() {
  try {
    const words = ["-c", "0", process.execPath, import.meta.filename, String(CASES), "alone"];
    return JSON.parse(execFileSync("taskset", words, { encoding: "utf8" }));
  } catch {
    return undefined;
  }
}

// In the first round everything is cold; in the others threads are those of the round before, as in a notebook's second study.
const cores = onOneCore();
if (!cores) console.log("no taskset here: no figure of one core");
const rounds = [];
for (let round = 0; round < ROUNDS; round++) {
  const [one, two] = [await told(1), await told(2)];
  const core = cores?.[round] ?? one.wall;
  rounds.push({ core, one, two, ratio: two.wall / core });
  console.log(
    `${CASES} cases, round ${round + 1}: one core ${seconds(core)} s, one thread ${seconds(one.wall)} s (${seconds(one.cpu)} s CPU), two ${seconds(two.wall)} s (${seconds(two.cpu)} s CPU): ${(two.wall / core).toFixed(2)} of one core, ${(two.wall / one.wall).toFixed(2)} of one thread`,
  );
}
const wall = median(rounds.map(({ core }) => core));
console.log(`${CASES} cases, one core: median ${seconds(wall)} s; at most ${most / 1000}: ${verdict(wall, most)}`);
const ratio = median(rounds.map((each) => each.ratio));
console.log(
  `two threads: median ${ratio.toFixed(2)} of it; at most ${TARGETS.ratio}: ${verdict(ratio, TARGETS.ratio)}`,
);
const same = rounds.every(({ one, two }) => sum(one.value) === sum(two.value));
console.log(`the same table each time: ${same ? "yes" : "NO"} (${sum(rounds[0].one.value)})`);
console.log(`${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}`);
