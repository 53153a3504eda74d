// How a lab is made: its kernel, its chance, its clock, its settings; and what a card may be told.
import type { Profile } from "../profile/index.js";
import type { Watch } from "./pace.js";

export interface LabOptions {
  /** Which kernel and tools: "debian12" (Linux 6.1, the default) or "centos7" (Linux 3.10). */
  readonly profile?: Profile["name"];
  /** The same seed gives the same bytes. */
  readonly seed?: number | string;
  /** Wall-clock time at the lab's beginning, Unix seconds. */
  readonly epoch?: number;
  /** Virtual seconds after which a command that does not end by itself gets ^C; 300 unless told. */
  readonly patience?: number;
  /** Commands that a script, or what is typed at once, may run before it counts as a loop without an end; a million unless told. */
  readonly steps?: number;
  /** Virtual seconds that a person takes to type the next command of a terminal; 0 unless told. */
  readonly typing?: number;
  /**
   * Settings as /etc/sysctl.d has them: written when a namespace or a device appears. "net.ipv4.ip_forward" is every
   * machine's and namespace's, "router:net.ipv4.ip_forward" and "host/blue:net.ipv4.…" one's.
   */
  readonly sysctl?: Readonly<Record<string, number>>;
  /** Looks at a long run now and then, in virtual nanoseconds; true interrupts it. A notebook has its own. */
  readonly watch?: Watch;
}

export interface NicOptions {
  readonly mac?: string;
}
