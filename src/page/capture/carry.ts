// Out of the page: the shown rows as tcpdump's text, and as a capture file.
import { sightingsPcapng } from "../../capture/index.js";
import { base64 } from "../../view/base64.js";
import type { Row } from "../../view/capture/rows.js";
import { tcpdumpText } from "../../view/capture/tcpdump.js";
import { make } from "./make.js";
import type { Model } from "./model.js";

export const asText = (rows: readonly Row[]): string => tcpdumpText(rows);

/** In time, as a capture file is. */
export function asPcapng({ passed, capture }: Model): Uint8Array {
  const sights = passed.map(({ sight }) => sight).sort((a, b) => a.number - b.number);
  const seen = sights.map((sight) => ({ ...sight, interface: capture.devices[sight.device]!.interface }));
  return sightingsPcapng(seen, capture.epoch);
}

/** What `base64 -d` makes the file of. */
export const asBase64 = (model: Model): string => (base64(asPcapng(model)).match(/.{1,76}/g) ?? []).join("\n");

export function download(model: Model): void {
  const url = URL.createObjectURL(new Blob([asPcapng(model) as BlobPart], { type: "application/x-pcapng" }));
  const name = model.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "capture";
  const link = make("a", { href: url, download: `${name}.pcapng` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Whether the clipboard took it; where the page may not ask for it, the old way is tried. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = make("textarea", { "aria-hidden": "true", style: "position:absolute;left:-9999px" });
    area.value = text;
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (before instanceof HTMLElement) before.focus();
    return copied;
  }
}
