// From a carrier to what the system makes of it (net/core/link_watch.c): at once where it is urgent, else at most once a second
// for the whole machine. Left out: dormant and testing links, bonds.
import type { Timer } from "../sim/clock.js";
import type { Device } from "./device.js";
import type { Kernel } from "./kernel.js";

/** How long the kernel's worker needs to come to it. */
const WORK = 20_000;

export class LinkWatch {
  /** Those that are marked as watched. */
  private waiting: Device[] | undefined;
  /** linkwatch_nextevent, in ticks. */
  private nextEvent = 0;
  private urgent = false;
  private timer: Timer | undefined;

  constructor(private readonly kernel: Kernel) {}

  /** linkwatch_fire_event: the device's carrier came or went. */
  fire(dev: Device): void {
    const urgent = isUrgent(dev);
    if (dev.watched && !urgent) return;
    if (!dev.watched) {
      dev.watched = true;
      if (this.waiting) this.waiting.push(dev);
      else this.waiting = [dev];
    }
    this.schedule(urgent);
  }

  /** linkwatch_forget_dev */
  forget(dev: Device): void {
    if (!dev.watched) return;
    dev.watched = false;
    this.waiting = this.waiting?.filter((each) => each !== dev);
  }

  // linkwatch_schedule_work
  private schedule(urgent: boolean): void {
    if (this.urgent) return;
    let delay = this.nextEvent - this.kernel.jiffies;
    if (urgent) {
      this.urgent = true;
      this.timer?.cancel();
      delay = 0;
    } else if (this.timer?.pending) return;
    const run = () => this.run(this.nextEvent > this.kernel.jiffies);
    this.timer =
      delay > 0 && delay <= this.kernel.fromMs(1000)
        ? this.kernel.timer(this.kernel.jiffies + delay, run)
        : this.kernel.clock.after(this.kernel.cost(WORK), run);
  }

  // __linkwatch_run_queue
  private run(urgentOnly: boolean): void {
    const second = this.kernel.fromMs(1000);
    if (!urgentOnly) this.nextEvent = this.kernel.jiffies + second;
    else if (this.nextEvent > this.kernel.jiffies + second) this.nextEvent = this.kernel.jiffies;
    this.urgent = false;
    const work = this.waiting ?? [];
    for (const dev of work) dev.watched = urgentOnly && !isUrgent(dev);
    const later = urgentOnly ? work.filter((dev) => dev.watched) : [];
    this.waiting = later.length > 0 ? later : undefined;
    for (const dev of work) if (!dev.watched) settle(dev);
    if (this.waiting) this.schedule(false);
  }
}

// linkwatch_urgent_event: a stacked device, or one whose queue is about to start. A card reports its link after it was opened.
function isUrgent(dev: Device): boolean {
  if (!dev.up) return false;
  return dev.index !== dev.iflink || dev.kind === "nic" || (dev.carrier && !dev.active);
}

// linkwatch_do_dev
function settle(dev: Device): void {
  dev.adoptCarrier();
  if (!dev.up) return;
  dev.active = dev.carrier;
  dev.netns.carrierChanged(dev);
}
