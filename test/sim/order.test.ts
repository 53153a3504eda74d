// What spares objects must not change the order of things: work in a line happens when timers of its own would have fired, a
// moved or cancelled alarm leaves the others as they were, a ring gives back what was put into it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Clock } from "../../src/sim/clock.js";
import { Fifo } from "../../src/sim/fifo.js";
import { Line } from "../../src/sim/line.js";
import { Scheduler, type Steps, Wait, WaitQueue } from "../../src/sim/task.js";

const delay = fc.integer({ min: 0, max: 20 });

test("work in a line and timers beside it happen as if each had a timer of its own", () => {
  const act = fc.record({ kind: fc.constantFrom("line", "timer", "both"), delay, pause: delay });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const story = (inLine: boolean): string[] => {
        const clock = new Clock();
        const told: string[] = [];
        const line = new Line(clock, (work) => work.run());
        let last = 0;
        const later = (due: number, run: () => void) => (inLine ? line.push(due, { run }) : void clock.at(due, run));
        for (const [i, { kind, delay, pause }] of acts.entries()) {
          last = Math.max(last, clock.now) + delay;
          const more = () => {
            told.push(`line ${i} at ${clock.now}`);
            clock.after(pause, () => told.push(`after ${i} at ${clock.now}`));
          };
          if (kind !== "timer") later(last, more);
          if (kind !== "line") clock.after(pause, () => told.push(`timer ${i} at ${clock.now}`));
          if (i % 7 === 6) clock.step();
        }
        while (clock.step());
        expect(clock.busy).toBe(false);
        return told;
      };
      expect(story(true)).toEqual(story(false));
    }),
  );
});

test("the first of a line may be hastened, and time moves as if it had been waited for", () => {
  const clock = new Clock();
  const told: string[] = [];
  const line = new Line(clock, (work) => work.run());
  for (const due of [5, 8, 8]) line.push(due, { run: () => told.push(`${due} at ${clock.now}`) });
  expect(line.hasten()).toBe(true);
  expect([clock.now, clock.nextDue()]).toEqual([5, 8]);
  while (clock.step());
  expect(told).toEqual(["5 at 5", "8 at 8", "8 at 8"]);
  expect([line.hasten(), clock.busy]).toEqual([false, false]);
});

test("alarms fire in the order of their time, whatever was moved or cancelled before", () => {
  const act = fc.record({ alarm: fc.nat({ max: 7 }), due: fc.nat({ max: 30 }), cancel: fc.boolean() });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
      const clock = new Clock();
      const fired: number[] = [];
      const alarms = Array.from({ length: 8 }, (_, i) => clock.alarm(() => fired.push(i)));
      const wanted = new Map<number, { due: number; order: number }>();
      for (const [order, { alarm, due, cancel }] of acts.entries()) {
        if (cancel) alarms[alarm]!.cancel();
        else alarms[alarm]!.set(due);
        wanted.delete(alarm);
        if (!cancel) wanted.set(alarm, { due, order });
        const first = [...wanted.values()].sort((a, b) => a.due - b.due)[0];
        expect(clock.nextDue()).toBe(first?.due);
      }
      expect(alarms.map(({ pending }) => pending)).toEqual(alarms.map((_, i) => wanted.has(i)));
      while (clock.step());
      const sorted = [...wanted].sort(([, a], [, b]) => a.due - b.due || a.order - b.order);
      expect(fired).toEqual(sorted.map(([i]) => i));
    }),
  );
});

test("a ring gives back what was put into it, in order", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat()), { maxLength: 100 }), (acts) => {
      const [ring, list]: [Fifo<number>, number[]] = [new Fifo(), []];
      for (const act of acts) {
        if (act === null) expect(ring.shift()).toBe(list.shift());
        else {
          ring.push(act);
          list.push(act);
        }
        expect([ring.length, ring.first]).toEqual([list.length, list[0]]);
      }
    }),
  );
});

test("who waits again at once when woken hears of everything, and of nothing after it has ended", () => {
  const scheduler = new Scheduler(new Clock());
  const { clock } = scheduler;
  const [queue, told]: [WaitQueue, string[]] = [new WaitQueue(), []];
  function* quick(): Steps {
    let woken = 0;
    const wait = new Wait("the queue", false, [queue]);
    wait.until = 50;
    wait.again = () => (woken++ < 3 ? noted() : undefined);
    const noted = () => {
      told.push(`quick ${woken} at ${clock.now}`);
      return wait;
    };
    yield noted();
    told.push(`over at ${clock.now}`);
  }
  function* slow(): Steps {
    for (let i = 0; i < 3; i++) {
      yield { on: [queue], why: "the queue" };
      told.push(`slow ${i} at ${clock.now}`);
    }
  }
  scheduler.spawn("quick", quick());
  scheduler.spawn("slow", slow());
  for (const time of [10, 20, 60, 70]) clock.at(time, () => queue.wake());
  expect(scheduler.run(() => false)).toBe("stuck");
  expect(told).toEqual([
    "quick 0 at 0",
    ...["quick 1 at 10", "slow 0 at 10", "quick 2 at 20", "slow 1 at 20", "quick 3 at 50", "over at 50"],
    "slow 2 at 60",
  ]);
  expect(scheduler.alive()).toEqual([]);
});

test("a task that only waits for time has its turns when others have theirs, whether it steps or skips", () => {
  const wait = fc.record({ time: fc.nat({ max: 9 }), does: fc.constantFrom("nothing", "wake", "spawn", "timer") });
  const waits = fc.array(wait, { maxLength: 12 });
  fc.assert(
    fc.property(waits, waits, fc.array(delay, { maxLength: 5 }), fc.nat({ max: 60 }), (mine, other, timers, end) => {
      const story = (skips: boolean): string[] => {
        const scheduler = new Scheduler(new Clock());
        if (!skips) scheduler.skipTo = () => false;
        const { clock } = scheduler;
        const [queue, told]: [WaitQueue, string[]] = [new WaitQueue(), []];
        const tell = (what: string) => told.push(`${what} at ${clock.now}`);
        function* waiting(name: string, acts: typeof mine): Steps {
          const cpu = new Wait("the CPU", true);
          let done = 0;
          cpu.again = () => {
            tell(`${name} ${done}`);
            const act = acts[done++];
            if (!act) return undefined;
            if (act.does === "wake") queue.wake();
            if (act.does === "spawn") scheduler.spawn("child", waiting(`${name}.${done}`, acts.slice(done + 3)));
            if (act.does === "timer") clock.after(act.time, () => tell(`timer of ${name}`));
            cpu.until = clock.now + act.time;
            return cpu;
          };
          cpu.until = clock.now;
          yield cpu;
          tell(`${name} is over`);
        }
        function* sleeper(): Steps {
          for (;;) {
            yield { on: [queue], why: "the queue" };
            tell("woken");
          }
        }
        scheduler.spawn("mine", waiting("mine", mine));
        scheduler.spawn("other", waiting("other", other));
        scheduler.spawn("sleeper", sleeper());
        for (const time of timers) clock.at(time, () => tell("timer"));
        told.push(scheduler.run(() => clock.now >= end, 200, end));
        tell("stopped");
        return told;
      };
      expect(story(true)).toEqual(story(false));
    }),
    { numRuns: 500 },
  );
});

test("nobody skips more steps than are left", () => {
  for (const limit of [1, 2, 3, 4, 5, 20]) {
    const story = (skips: boolean) => {
      const scheduler = new Scheduler(new Clock());
      if (!skips) scheduler.skipTo = () => false;
      const cpu = new Wait("the CPU", true);
      cpu.again = () => {
        cpu.until += 10;
        return cpu;
      };
      function* forEver(): Steps {
        yield cpu;
      }
      scheduler.spawn("for ever", forEver());
      return [scheduler.run(() => false, limit), scheduler.clock.now];
    };
    expect(story(true)).toEqual(story(false));
  }
});
