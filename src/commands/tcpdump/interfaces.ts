// Which devices pcap_findalldevs lists, best first: the first is what tcpdump listens on when nobody says. Not modelled:
// descriptions of USB, Bluetooth and D-Bus sources.
import type { Version } from "../../wire/summary.js";
import type { CaptureDevice } from "./world.js";

const any: CaptureDevice = { name: "any", index: 0, up: true, running: true, loopback: false };

/** libpcap's figure of merit: what is down comes last, then what has no carrier, loopback after "any", small unit numbers first. */
function demerit(device: CaptureDevice): number {
  const unit = Number(/\d+$/.exec(device.name)?.[0] ?? 0);
  const kind = device === any ? 1 : device.loopback ? 2 : 0;
  return (device.running ? 0 : 2e12) + (device.up ? 0 : 1e12) + kind * 1e11 + unit;
}

export function interfaces(devices: readonly CaptureDevice[]): readonly CaptureDevice[] {
  return [...devices, any].sort((a, b) => demerit(a) - demerit(b) || a.index - b.index);
}

/** tcpdump -D. */
export function listText(release: Version, devices: readonly CaptureDevice[]): string {
  const lines = interfaces(devices).map((device, i) => {
    const what = device === any ? " (Pseudo-device that captures on all interfaces)" : "";
    const flags = release === "4.9" ? (device.loopback ? " [Loopback]" : "") : ` [${flagsOf(device)}]`;
    return `${i + 1}.${device.name}${what}${flags}\n`;
  });
  return lines.join("");
}

function flagsOf(device: CaptureDevice): string {
  const flags: string[] = [];
  if (device.up) flags.push("Up");
  if (device.running) flags.push("Running");
  if (device.loopback) flags.push("Loopback");
  if (device !== any && !device.loopback) {
    if (flags.length === 0) flags.push("none");
    flags.push(device.running ? "Connected" : "Disconnected");
  }
  return flags.join(", ") || "none";
}
