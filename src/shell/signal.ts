// Signals: Linux's numbers, names and the words of strsignal(3). Not modelled: stopping and continuing, real-time signals.
import type { SignalName } from "./process.js";

export const signalNumbers: Readonly<Record<SignalName, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGCHLD: 17,
  SIGCONT: 18,
  SIGWINCH: 28,
};

/** What they do to a process that has said nothing of them: nothing. */
export const harmless: ReadonlySet<SignalName> = new Set<SignalName>(["SIGCHLD", "SIGCONT", "SIGWINCH"]);

const words: Readonly<Record<SignalName, string>> = {
  SIGHUP: "Hangup",
  SIGINT: "Interrupt",
  SIGQUIT: "Quit",
  SIGABRT: "Aborted",
  SIGKILL: "Killed",
  SIGUSR1: "User defined signal 1",
  SIGSEGV: "Segmentation fault",
  SIGUSR2: "User defined signal 2",
  SIGPIPE: "Broken pipe",
  SIGALRM: "Alarm clock",
  SIGTERM: "Terminated",
  SIGCHLD: "Child exited",
  SIGCONT: "Continued",
  SIGWINCH: "Window changed",
};

export function describeSignal(signal: SignalName): string {
  return words[signal];
}

const names31 =
  "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS";

/** Every name that `kill -l` knows, SIGHUP at 1. */
export const allSignals: readonly string[] = ["", ...names31.split(" ").map((name) => `SIG${name}`)];

/** The name of a number or of a word in any form: 9, KILL, sigkill. undefined for a word that Linux does not know. */
export function signalNamed(word: string): string | undefined {
  if (/^\d+$/.test(word)) return word === "0" ? "0" : (allSignals[Number(word)] ?? realTime(Number(word)));
  const upper = word.toUpperCase();
  const name = upper.startsWith("SIG") ? upper : `SIG${upper}`;
  return allSignals.indexOf(name) > 0 ? name : undefined;
}

/** SIGRTMIN (34) to SIGRTMAX (64). */
export function realTime(n: number): string | undefined {
  if (n < 34 || n > 64) return undefined;
  if (n === 34) return "SIGRTMIN";
  if (n === 64) return "SIGRTMAX";
  return n < 50 ? `SIGRTMIN+${n - 34}` : `SIGRTMAX-${64 - n}`;
}

export function isModelled(name: string): name is SignalName {
  return Object.hasOwn(signalNumbers, name);
}
