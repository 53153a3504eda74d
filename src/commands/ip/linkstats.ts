// What -s says of a device: print_stats64. Each column is as wide as its widest figure, but never narrower than its title.
import type { Device } from "../../net/index.js";
import type { Printer } from "../iproute2/printer.js";
import type { Options } from "./arguments.js";

/** The key in JSON, the title of the column, the figure. */
type Column = readonly [key: string, title: string, value: number];

/** print_num: three digits and a prefix. */
function figure(value: number, { human, iec }: Options): string {
  const base = iec ? 1024 : 1000;
  if (!human || value < base) return String(value);
  let power = 0;
  let rest = value;
  for (; rest >= base && power < 6; power++) rest /= base;
  const digits = rest < 10 ? 2 : rest < 100 ? 1 : 0;
  return `${rest.toFixed(digits)}${"kMGTPE"[power - 1]}${iec ? "i" : ""}`;
}

/** `start` ends the line before it. */
export function statistics(print: Printer, dev: Device, options: Options, start = options.oneline ? "\\" : "\n"): void {
  if (options.statistics === 0) return;
  const { rx, tx } = dev.counters;
  const more = options.statistics > 1;
  const received: Column[] = [
    ["bytes", " bytes", rx.bytes],
    ["packets", "packets", rx.packets],
    ["errors", "errors", 0],
    ["dropped", "dropped", rx.dropped],
    ["over_errors", " missed", 0],
    ["multicast", "  mcast", 0],
  ];
  const receiveErrors: Column[] = [
    ["length_errors", " length", 0],
    ["crc_errors", "   crc", 0],
    ["frame_errors", "  frame", 0],
    ["fifo_errors", "   fifo", 0],
    ["missed_errors", "overrun", 0],
    ...(rx.otherhost > 0 ? [["otherhost", "otherhost", rx.otherhost] as const] : []),
  ];
  const sent: Column[] = [
    ["bytes", " bytes", tx.bytes],
    ["packets", "packets", tx.packets],
    ["errors", "errors", 0],
    ["dropped", "dropped", tx.dropped],
    ["carrier_errors", "carrier", 0],
    ["collisions", "collsns", 0],
  ];
  const sendErrors: Column[] = [
    ["aborted_errors", "aborted", 0],
    ["fifo_errors", "  fifo", 0],
    ["window_errors", " window", 0],
    ["heartbeat_errors", "heartbt", 0],
    ["carrier_changes", "transns", dev.carrierUps + dev.carrierDowns],
  ];
  const table = (title: string, columns: readonly Column[], tail: string) => {
    const end = options.oneline ? "\\" : "\n";
    const shown = columns.map(([, name, value]) => ({ name, text: figure(value, options) }));
    // The blank between the title and the first column is the column's own.
    const widths = shown.map(({ name, text }, i) => Math.max(name.length + (i === 0 ? 1 : 0), text.length));
    const head = shown.map(({ name }, i) => name.padStart(widths[i]!)).join(" ");
    const line = shown.map(({ text }, i) => text.padStart(widths[i]!)).join(" ");
    const before = title === "RX:" ? start : end;
    print.say(`${before}    ${title}${head}${tail}${end}    ${" ".repeat(title.length)}${line} `);
    for (const [key, , value] of columns) print.data(key, value);
  };
  const tail = " ".repeat(11);
  print.object("stats64", () => {
    print.object("rx", () => {
      table("RX:", received, tail);
      if (more) table("RX errors:", receiveErrors, "");
    });
    print.object("tx", () => {
      table("TX:", sent, tail);
      if (more) table("TX errors:", sendErrors, "");
    });
  });
}
