// What is chosen in a capture table lights up in the sequence diagrams of the same run, and the other way round. A diagram is an
// image, so nothing of it enters the page: its source is only read for where a packet's shapes (data-skb-packet) stand, and
// bands are laid over it.
import { bytesOfBase64 } from "../../view/base64.js";
import { make } from "./make.js";

interface Band {
  readonly packet: number;
  readonly top: number;
  readonly bottom: number;
}

/** The class that figures of one run share (runClass in view/packet/numbers.ts). */
export const runOf = (figure: Element): string | undefined =>
  [...figure.classList].find((name) => name.startsWith("skb-run-"));

export class Join {
  private readonly bands = new Map<number, HTMLElement[]>();
  private chosen: number | undefined;

  /** `choose`: a packet was chosen in a diagram. */
  constructor(run: string, root: ParentNode, choose: (packet: number) => void) {
    for (const figure of root.querySelectorAll<HTMLElement>(`figure.skbook-sequence.${run}`))
      for (const image of figure.querySelectorAll("img")) this.cover(image, choose);
  }

  choose(packet: number | undefined): void {
    this.swap(this.chosen, packet, "skb-chosen");
    this.chosen = packet;
  }

  point(packet: number | undefined): void {
    for (const bands of this.bands.values()) for (const band of bands) band.classList.remove("skb-pointed");
    this.swap(undefined, packet, "skb-pointed");
  }

  private swap(before: number | undefined, now: number | undefined, name: string): void {
    for (const band of this.bands.get(before ?? -1) ?? []) band.classList.remove(name);
    for (const band of this.bands.get(now ?? -1) ?? []) band.classList.add(name);
  }

  private cover(image: HTMLImageElement, choose: (packet: number) => void): void {
    const bands = bandsOf(image.src);
    if (bands.length === 0) return;
    // Several tables of one run share the cover.
    const known = image.parentElement?.classList.contains("skb-over") ? image.parentElement : undefined;
    const over = known ?? make("span", { class: "skb-over" });
    if (!known) {
      over.style.minWidth = image.style.minWidth;
      image.replaceWith(over);
      over.append(image);
    }
    for (const { packet, top, bottom } of bands) {
      const band = make("span", { class: "skb-band", "aria-hidden": "true", "data-skb-packet": packet });
      band.style.top = `${top * 100}%`;
      band.style.height = `${(bottom - top) * 100}%`;
      band.addEventListener("click", () => choose(packet));
      over.append(band);
      this.bands.set(packet, [...(this.bands.get(packet) ?? []), band]);
    }
  }
}

/** Where a packet's shapes stand, as parts of the height; shapes that touch are one band. */
function bandsOf(source: string): readonly Band[] {
  const data = /^data:image\/svg\+xml;base64,(.*)$/s.exec(source)?.[1];
  if (data === undefined) return [];
  const text = new TextDecoder().decode(bytesOfBase64(data));
  if (!text.includes("data-skb-packet")) return [];
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const [, top = 0, , height = 1] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
  const bands: Band[] = [];
  for (const shape of svg.querySelectorAll("[data-skb-packet]")) {
    const packet = Number(shape.getAttribute("data-skb-packet"));
    const parts = [shape, ...shape.querySelectorAll("*")].flatMap(heightsOf).filter(Number.isFinite);
    const heights = parts.map((y) => (y - top) / height);
    if (!Number.isInteger(packet) || heights.length === 0) continue;
    const from = Math.max(0, Math.min(...heights));
    const to = Math.min(1, Math.max(...heights));
    const near = bands.findIndex(
      (band) => band.packet === packet && band.top <= to + 4 / height && band.bottom >= from - 4 / height,
    );
    if (near < 0) bands.push({ packet, top: from, bottom: to });
    else bands[near] = { packet, top: Math.min(from, bands[near]!.top), bottom: Math.max(to, bands[near]!.bottom) };
  }
  return bands.filter(({ top: from, bottom }) => bottom > from);
}

function heightsOf(shape: Element): readonly number[] {
  const read = (name: string) => Number(shape.getAttribute(name) ?? Number.NaN);
  switch (shape.localName) {
    case "rect":
      return [read("y"), read("y") + read("height")];
    case "text":
      return [read("y") - 12, read("y") + 3];
    case "polygon":
    case "polyline":
      return (shape.getAttribute("points") ?? "").split(" ").map((point) => Number(point.split(",")[1]));
    // A drawing's paths are straight: points, and no relative steps.
    case "path":
      return [...(shape.getAttribute("d") ?? "").matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y));
    case "circle":
      return [read("cy") - read("r"), read("cy") + read("r")];
    default:
      return [];
  }
}
