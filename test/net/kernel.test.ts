// When a kernel's timers really fire: Linux 3.10 rounds up by at most 1/256 (apply_slack), 6.1 to the granularity of a
// level of its timer wheel (calc_wheel_index). Ticks in, ticks out.
import { describe, expect, it } from "vitest";
import { Kernel, Log } from "../../src/net/index.js";
import { type Profile, profiles } from "../../src/profile/index.js";
import { Clock, SECOND } from "../../src/sim/clock.js";
import { Random } from "../../src/sim/random.js";

function kernelAt(name: Profile["name"], jiffies: number): Kernel {
  const clock = new Clock();
  const kernel = new Kernel("m", profiles[name], clock, new Random("1"), new Log());
  clock.advanceTo(jiffies * kernel.tick);
  return kernel;
}

/** In which tick a timer fires that was set at `now` for `expires`. */
function firesIn(name: Profile["name"], now: number, expires: number): number {
  const kernel = kernelAt(name, now);
  return Math.floor(kernel.timer(expires, () => {}).due / kernel.tick);
}

describe("timers of Linux 6.1 (100 ticks a second)", () => {
  // now, expires, fires: one tick late up to 62 ticks, then on 8, 64, 512.
  const rows: readonly (readonly [number, number, number])[] = [
    [0, 0, 1],
    [0, 1, 2],
    [0, 62, 63],
    [0, 63, 64],
    [0, 64, 72],
    [0, 100, 104],
    [7, 107, 112],
    [1000, 1100, 1104],
    [0, 503, 504],
    [0, 504, 512],
    [0, 600, 640],
    [0, 3000, 3008],
    [0, 4031, 4032],
    [0, 4032, 4096],
    [0, 6000, 6144],
  ];
  it.each(rows)("set at %i for %i fires at %i", (now, expires, fires) => {
    expect(firesIn("debian12", now, expires)).toBe(fires);
  });

  it("so a second is 1.01 to 1.08 seconds, never less", () => {
    for (let now = 0; now < 200; now++) {
      const late = firesIn("debian12", now, now + 100) - now;
      expect(late).toBeGreaterThanOrEqual(101);
      expect(late).toBeLessThanOrEqual(108);
    }
  });

  it("a sleep in a socket call is rounded the same way", () => {
    const kernel = kernelAt("debian12", 0);
    expect(Math.floor(kernel.timeout(SECOND) / kernel.tick)).toBe(104);
  });
});

describe("timers of Linux 3.10 (1000 ticks a second)", () => {
  // now, expires, fires: exact below 256 ticks, then rounded down from 1/256 later to a power of two.
  const rows: readonly (readonly [number, number, number])[] = [
    [0, 1, 1],
    [0, 255, 255],
    [0, 256, 257],
    [0, 257, 258],
    [0, 1000, 1002],
    [3, 1003, 1004],
    [0, 5000, 5008],
    [0, 30000, 30080],
    [0, 1024, 1028],
  ];
  it.each(rows)("set at %i for %i fires at %i", (now, expires, fires) => {
    expect(firesIn("centos7", now, expires)).toBe(fires);
  });

  it("a sleep in a socket call is exact to a tick", () => {
    const kernel = kernelAt("centos7", 0);
    expect(Math.floor(kernel.timeout(SECOND) / kernel.tick)).toBe(1000);
  });
});

describe("the softirq", () => {
  it("does one thing after the other, in the order in which they came", () => {
    const kernel = kernelAt("debian12", 0);
    const done: [string, number][] = [];
    kernel.softirq(10_000, () => done.push(["slow", kernel.clock.now]));
    kernel.softirq(1_000, () => done.push(["quick", kernel.clock.now]));
    while (kernel.clock.step());
    expect(done.map(([name]) => name)).toEqual(["slow", "quick"]);
    expect(done[1]![1]).toBeGreaterThan(done[0]![1]);
  });
});

describe("milliseconds as ticks", () => {
  it("round up", () => {
    expect(["debian12", "centos7"].map((name) => kernelAt(name as Profile["name"], 0).fromMs(1001))).toEqual([
      101, 1001,
    ]);
  });
});
