// The script of a page with plots: each figure beside a still drawing is drawn by plotly.js above it, in the colours of the
// reader's day or night. On paper, without scripts, or where plotly fails, the still drawing is what is seen.
import { dark, light, type Palette } from "../view/theme.js";

interface Figure {
  readonly data: readonly unknown[];
  readonly layout: object;
  readonly config: object;
}

declare const Plotly: {
  react(place: HTMLElement, data: readonly unknown[], layout: object, config: object): Promise<unknown>;
};

const night = matchMedia("(prefers-color-scheme: dark)");

/** A page may be one or the other, whatever the reader's system says: its sheet knows. */
function paletteNow(): Palette {
  const paper = getComputedStyle(document.documentElement).getPropertyValue("--skbook-paper").trim();
  return paper === dark.paper ? dark : light;
}

/** Figures carry the day's colours; the same roles have others at night. */
function coloured(value: unknown, swaps: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return swaps.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => coloured(each, swaps));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, coloured(each, swaps)]));
}

async function draw(place: HTMLElement, figure: Figure): Promise<void> {
  const palette = paletteNow();
  const swaps = new Map(
    Object.entries(light).map(([role, day]) => [day as string, palette[role as keyof typeof light]]),
  );
  const { data, layout, config } = coloured(figure, swaps) as Figure;
  // The page has the title as the picture's caption.
  const untitled = { ...layout, title: { text: "" }, margin: { l: 64, r: 24, t: 24, b: 56 } };
  await Plotly.react(place, data, untitled, config);
}

function enliven(source: HTMLScriptElement): void {
  const still = source.parentElement?.querySelector<HTMLElement>(".skbook-plot .skbook-scroll");
  if (!still || source.dataset.live !== undefined) return;
  source.dataset.live = "";
  const place = document.createElement("div");
  place.className = "skbook-plotly";
  still.before(place);
  const stay = () => place.remove();
  try {
    const figure = JSON.parse(source.textContent ?? "") as Figure;
    draw(place, figure).then(() => still.classList.add("skbook-drawn"), stay);
    night.addEventListener("change", () => void draw(place, figure));
  } catch {
    stay();
  }
}

const all = () => document.querySelectorAll<HTMLScriptElement>("script.skbook-figure").forEach(enliven);
all();
document.addEventListener("skbook:shown", all);
