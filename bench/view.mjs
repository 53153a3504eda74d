// `npm run bench:view`: what pictures cost. The three of a run of 100 packets, made and weighed; and in Chromium, where it is
// there, a capture table of 10,000 packets opened and scrolled.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pageScript } from "../dist/kernel/page.js";
import { Lab } from "../dist/src/index.js";
import { report } from "../dist/src/report/report.js";

const ROUNDS = 15;
const best = (values) => Math.min(...values);
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const VENDOR = "application/vnd.skbook.v1+json";

/** Two machines and a veth pair into a namespace; a ping of so many requests. */
async function pinged(requests, interval, name = "h1") {
  const lab = new Lab({ seed: 1 });
  const h1 = lab.machine(name);
  await h1.sh(`
    ip link set lo up
    ip netns add r
    ip link add left type veth peer name right netns r
    ip addr add 10.9.0.1/24 dev left
    ip link set left up
    ip netns exec r ip addr add 10.9.0.2/24 dev right
    ip netns exec r ip link set right up
    sleep 3
  `);
  return h1.sh(`ping -q -i ${interval} -c ${requests} 10.9.0.2`);
}

const bundleOf = (picture) => {
  const data = picture[Symbol.for("skbook.data")]?.();
  return data ? { ...picture.mime, [VENDOR]: data } : picture.mime;
};
/** All forms of it, as UTF-8. */
const weigh = (picture) =>
  Object.values(bundleOf(picture)).reduce(
    (sum, form) => sum + Buffer.byteLength(typeof form === "string" ? form : JSON.stringify(form)),
    0,
  );

/** Four seconds of scrolling from the first row to the last: how long each frame took. */
const scrolled = `new Promise((done) => {
  const grid = document.querySelector(".skb-grid");
  const gaps = [];
  let start, last;
  const step = (now) => {
    start ??= now;
    if (last !== undefined) gaps.push(now - last);
    last = now;
    const part = (now - start) / 4000;
    grid.scrollTop = part * grid.scrollHeight;
    if (part < 1) requestAnimationFrame(step);
    else done(gaps);
  };
  requestAnimationFrame(step);
})`;

// A machine with a longer name each round: nothing is kept of a picture that was drawn before, no layout either.
const runs = [];
for (let round = 0; round < ROUNDS; round++) runs.push(await pinged(49, 0.2, "h".repeat(2 + round)));
const [run] = runs;
const kinds = { table: (of) => of.table(), sequence: (of) => of.sequence(), topology: (of) => of.topology() };
const costs = { table: [], sequence: [], topology: [] };
const sums = [];
// The engine compiles beside: processor time is more than what a reader waits for.
const processor = [];
const pictures = {};
for (let round = 0; round < ROUNDS; round++) {
  let sum = 0;
  const cpu = process.cpuUsage();
  for (const [kind, draw] of Object.entries(kinds)) {
    const started = performance.now();
    const picture = await draw(runs[round]);
    costs[kind].push(performance.now() - started);
    sum += costs[kind].at(-1);
    pictures[kind] ??= picture;
  }
  const { user, system } = process.cpuUsage(cpu);
  processor.push((user + system) / 1000);
  sums.push(sum);
}
const packets = new Set(run.frames.map((frame) => frame.skb)).size;
console.log(`${packets} packets, ${run.frames.length} rows`);
for (const [kind, picture] of Object.entries(pictures))
  console.log(
    `${kind}: ${median(costs[kind]).toFixed(1)} ms (the best ${best(costs[kind]).toFixed(1)}), ${(weigh(picture) / 1000).toFixed(0)} kB`,
  );
const weight = Object.values(pictures).reduce((sum, picture) => sum + weigh(picture), 0);
console.log(
  `together: ${median(sums).toFixed(1)} ms (at most 50), the best ${best(sums).toFixed(1)}, the first ${sums[0].toFixed(0)}; processor time ${median(processor).toFixed(1)} ms; ${(weight / 1000).toFixed(0)} kB (at most 300)`,
);

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (executablePath) await inBrowser(executablePath);
console.log(`load ${loadavg()[0].toFixed(1)}`);

async function inBrowser(executablePath) {
  const { chromium } = await import("playwright-core");
  const many = await pinged(2498, 0.02);
  const output = { output_type: "display_data", data: bundleOf(many.table()), metadata: {} };
  const cell = {
    cell_type: "code",
    id: "a",
    metadata: {},
    source: "run.table()",
    execution_count: 1,
    outputs: [output],
  };
  const page = report({ cells: [cell], metadata: {} }, { title: "bench", capture: pageScript("capture") });
  const folder = mkdtempSync(join(tmpdir(), "bench-view-"));
  const file = join(folder, "page.html");
  writeFileSync(file, page);
  const args = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking";
  const browser = await chromium.launch({ executablePath, args: args.split(" ") });
  try {
    const opened = [];
    let frames;
    for (let round = 0; round < 5; round++) {
      const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await tab.goto(pathToFileURL(file).href);
      await tab.locator(".skb-body .skb-row").first().waitFor();
      opened.push(await tab.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"));
      if (round === 4) frames = await tab.evaluate(scrolled);
      await tab.close();
    }
    const slow = frames.filter((gap) => gap > 32).length;
    console.log(
      `${many.frames.length} rows, a page of ${(page.length / 1e6).toFixed(1)} MB: open in ${median(opened).toFixed(0)} ms (at most 1000)`,
    );
    console.log(
      `scrolled through: ${frames.length} frames, median ${median(frames).toFixed(1)} ms, ${slow} over 32 ms, the longest ${Math.max(...frames).toFixed(0)} ms`,
    );
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
