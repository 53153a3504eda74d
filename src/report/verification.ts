// What `skbook verify` found, as data that its table, its JSON and its page are made from.

export interface Line {
  readonly kind: "same" | "changed" | "recorded" | "simulated" | "elided";
  readonly recorded?: string;
  readonly simulated?: string;
}

/** Why a recording differs, as far as it can be tried out. */
export type Cause =
  /** It agrees under this profile. */
  | { readonly kind: "kernel"; readonly profile: string }
  /** It agrees if something else had been before. */
  | { readonly kind: "state"; readonly how: "waited"; readonly seconds: number }
  | {
      readonly kind: "state";
      readonly how: "tried" | "without" | "after";
      readonly command: string;
      readonly seconds: number;
    }
  | { readonly kind: "state"; readonly how: "flushed" }
  /** What was typed does not fit what is shown, here and elsewhere. */
  | {
      readonly kind: "typed";
      readonly place: string;
      readonly command: string;
      readonly written: string;
      readonly shown: string;
      readonly explains: number;
    }
  /** The recording contradicts itself. */
  | { readonly kind: "contradiction"; readonly what: string }
  /** No kernel and no state that was tried prints this. */
  | { readonly kind: "order" }
  | { readonly kind: "missing" | "extra"; readonly lines: number }
  | { readonly kind: "value"; readonly recorded: string; readonly simulated: string }
  | { readonly kind: "text" };

export interface Checked {
  /** "line 45", "cell 7". */
  readonly place: string;
  readonly command: string;
  readonly status: "agrees" | "differs" | "not run";
  readonly cause?: Cause;
  /** Why it was not run. */
  readonly refusal?: string;
  /** Nothing was printed, and nothing is. */
  readonly silent: boolean;
  readonly lines: readonly Line[];
}

export interface Verification {
  readonly notebook: string;
  readonly profile: string;
  /** How many agree under each profile that was tried. */
  readonly profiles: readonly { readonly profile: string; readonly agree: number }[];
  readonly commands: readonly Checked[];
}

export const countOf = ({ commands }: Verification, status: Checked["status"]): number =>
  commands.filter((each) => each.status === status && !(each.silent && status === "agrees")).length;

/** Words that are masked: a clock, a round trip, a MAC address. They stand beside a difference and are none. */
const chance = [/^\d\d:\d\d:\d\d\.\d+$/, /^time=[\d.]+$/, /^\d+\.\d+(?:ms)?$/, /^\[?(?:[\da-f]{2}:){5}[\da-f]{2}\]?$/i];

export const isChance = (one: string, other: string): boolean =>
  chance.some((kind) => kind.test(one) && kind.test(other));

/** One line a cause, for a terminal and for the page. */
export function causeText(cause: Cause, chinese: boolean): string {
  return (chinese ? zh : en)(cause);
}

function en(cause: Cause): string {
  switch (cause.kind) {
    case "kernel":
      return `another kernel: it agrees under ${cause.profile}`;
    case "state":
      switch (cause.how) {
        case "waited":
          return `an earlier state: it agrees if ${cause.seconds} s pass before it`;
        case "tried":
          return `an earlier state: it agrees if \`${cause.command}\` had been run before${cause.seconds > 0 ? `, ${cause.seconds} s earlier` : ""}`;
        case "without":
          return `an earlier state: it agrees if \`${cause.command}\` had not been run before`;
        case "after":
          return `an earlier state: it agrees if \`${cause.command}\`, which comes later, had been run before`;
        case "flushed":
          return "an earlier state: it agrees if no neighbour was known before";
      }
      return cause satisfies never;
    case "typed":
      return `an error in the tutorial: ${cause.place} types ${cause.written}, and ${cause.explains} outputs show ${cause.shown}`;
    case "contradiction":
      return `an error in the tutorial: ${cause.what}`;
    case "order":
      return "an error in the tutorial: the same lines in another order";
    case "missing":
      return `an error in the tutorial: ${cause.lines === 1 ? "a line is" : `${cause.lines} lines are`} missing`;
    case "extra":
      return `an error in the tutorial: ${cause.lines === 1 ? "a line that is" : `${cause.lines} lines that are`} not printed`;
    case "value":
      return `an error in the tutorial: ${cause.recorded} where ${cause.simulated} is printed`;
    case "text":
      return "an error in the tutorial, or something that is not simulated: no kernel and no state that was tried prints this";
  }
}

function zh(cause: Cause): string {
  switch (cause.kind) {
    case "kernel":
      return `另一个内核：在 ${cause.profile} 下相符`;
    case "state":
      switch (cause.how) {
        case "waited":
          return `先前的状态不同：如果先过 ${cause.seconds} 秒，就相符`;
        case "tried":
          return `先前的状态不同：如果${cause.seconds > 0 ? ` ${cause.seconds} 秒之` : "之"}前执行过 \`${cause.command}\`，就相符`;
        case "without":
          return `先前的状态不同：如果之前没有执行 \`${cause.command}\`，就相符`;
        case "after":
          return `先前的状态不同：如果之前已经执行了后面的 \`${cause.command}\`，就相符`;
        case "flushed":
          return "先前的状态不同：如果之前邻居表是空的，就相符";
      }
      return cause satisfies never;
    case "typed":
      return `原文有误：${cause.place} 输入的是 ${cause.written}，而 ${cause.explains} 段输出里是 ${cause.shown}`;
    case "contradiction":
      return `原文有误：${cause.what}`;
    case "order":
      return "原文有误：行的顺序不对";
    case "missing":
      return `原文有误：少了 ${cause.lines} 行`;
    case "extra":
      return `原文有误：多了 ${cause.lines} 行`;
    case "value":
      return `原文有误：${cause.recorded} 应为 ${cause.simulated}`;
    case "text":
      return "原文有误，或者这里没有模拟：试过的内核和状态都不会这样打印";
  }
}
