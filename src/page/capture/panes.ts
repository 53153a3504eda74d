// The active row opened: what was decided, its layers and fields as a tree, its bytes beside them. A field and its bytes light up
// together: pointed at, reached by the keyboard, tapped.
import { fieldName, verdictLine } from "../../view/capture/details.js";
import {
  asciiOf,
  fieldsOf,
  hexOf,
  inLine,
  LINE,
  offsetOf,
  type Segment,
  segmentsOf,
} from "../../view/capture/segments.js";
import { type Field, type Layer, layersOf } from "../../view/packet/layers.js";
import { button, make } from "./make.js";
import type { Model } from "./model.js";

export class Panes {
  readonly element = make("div", { class: "skb-panes", hidden: true });
  private tree: HTMLElement | undefined;
  private fields: readonly Field[] = [];
  /** Tree items that the keyboard can reach, layers and fields, as they stand. */
  private items: readonly HTMLElement[] = [];
  private active: HTMLElement | undefined;
  private shownFor: string | undefined;

  constructor(
    private readonly model: Model,
    private readonly id: string,
    private readonly leave: () => void,
  ) {}

  show(): void {
    const { model, element } = this;
    const { row } = model;
    element.hidden = !model.open || row === undefined;
    if (element.hidden || row === undefined) return;
    const key = `${row.number}`;
    if (key === this.shownFor) return;
    this.shownFor = key;
    const { words } = model;
    const { bytes, packet, verdicts } = row.sight;
    const layers = layersOf(bytes);
    this.fields = fieldsOf(layers);
    const head = make(
      "div",
      { class: "skb-pane-head" },
      make(
        "strong",
        {},
        `${words.table.heads.number} ${row.number} · ${words.table.live.packet(packet)} · ${row.device}`,
      ),
      button(words.table.live.close, this.leave),
    );
    const lines = verdicts.map((each) => make("li", {}, verdictLine(each, words)));
    const decided =
      lines.length > 0
        ? make("ul", { class: "skb-decided", "aria-label": words.table.live.decided }, ...lines)
        : undefined;
    this.tree = this.treeOf(layers);
    const dump = this.dumpOf(bytes);
    element.replaceChildren(head, ...(decided ? [decided] : []), make("div", { class: "skb-split" }, this.tree, dump));
    this.setActive(this.items[0]);
  }

  focus(): void {
    this.tree?.focus();
  }

  private treeOf(layers: readonly Layer[]): HTMLElement {
    const { words } = this.model;
    const items: HTMLElement[] = [];
    let n = 0;
    const branches = layers.map((layer, i) => {
      const leaves = layer.fields.map((field) => {
        const leaf = make(
          "li",
          { role: "treeitem", id: `${this.id}-f${n}`, "data-fields": n, "aria-level": 2, class: "skb-field" },
          make("span", { class: "skb-name" }, fieldName(field, words)),
          " ",
          make("span", { class: "skb-value" }, field.value),
        );
        n++;
        return leaf;
      });
      const branch = make(
        "li",
        { role: "treeitem", id: `${this.id}-l${i}`, "aria-level": 1, "aria-expanded": "true", class: "skb-layer" },
        make("span", { class: "skb-layer-name" }, layer.name),
        make("ul", { role: "group" }, ...leaves),
      );
      items.push(branch, ...leaves);
      return branch;
    });
    this.items = items;
    const tree = make(
      "ul",
      { role: "tree", tabindex: 0, class: "skb-tree", "aria-label": words.table.live.layers },
      ...branches,
    );
    tree.addEventListener("keydown", (event) => this.key(event));
    tree.addEventListener("click", (event) => this.choose(event.target));
    this.lightsOn(tree);
    return tree;
  }

  private dumpOf(bytes: Uint8Array): HTMLElement {
    const segments = segmentsOf(this.fields, bytes.length);
    const part = ({ fields }: Segment, text: string) => make("span", { "data-fields": fields.join(" ") }, text);
    const lines: (Node | string)[] = [];
    for (let from = 0; from < bytes.length; from += LINE) {
      const to = Math.min(bytes.length, from + LINE);
      const here = inLine(segments, from, to);
      lines.push(make("span", { class: "skb-offset" }, offsetOf(from)), "  ");
      for (const [i, each] of here.entries())
        lines.push(i > 0 ? " " : "", part(each, hexOf(bytes, each.start, each.end)));
      lines.push(" ".repeat((LINE - (to - from)) * 3 + 2));
      for (const each of here) lines.push(part(each, asciiOf(bytes, each.start, each.end)));
      lines.push("\n");
    }
    const name = this.model.words.table.bytes;
    const dump = make("pre", { class: "skb-dump", tabindex: 0, role: "group", "aria-label": name });
    dump.append(...lines);
    dump.addEventListener("click", (event) => this.choose(event.target));
    this.lightsOn(dump);
    return dump;
  }

  private lightsOn(pane: HTMLElement): void {
    pane.addEventListener("pointerover", (event) => this.light(fieldsAt(event.target)));
    pane.addEventListener("pointerleave", () => this.light(fieldsAt(this.active ?? null)));
  }

  /** Everything that stands for one of these fields. */
  private light(fields: readonly number[]): void {
    for (const element of this.element.querySelectorAll<HTMLElement>("[data-fields]"))
      element.classList.toggle(
        "skb-lit",
        fieldsAt(element).some((field) => fields.includes(field)),
      );
  }

  /** Tapped: a field, a layer's name (which folds it), or bytes (whose smallest field it is). */
  private choose(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    if (target.closest(".skb-layer-name")) {
      const layer = target.closest<HTMLElement>(".skb-layer")!;
      this.unfold(layer, layer.getAttribute("aria-expanded") !== "true");
      this.setActive(layer);
      return;
    }
    const own = [...fieldsAt(target)].sort((a, b) => this.fields[a]!.length - this.fields[b]!.length);
    if (own.length === 0) return;
    const leaf = this.items.find((item) => item.dataset.fields === String(own[0]));
    const layer = leaf?.closest<HTMLElement>(".skb-layer");
    if (layer) this.unfold(layer, true);
    this.setActive(leaf, own);
  }

  private setActive(item: HTMLElement | undefined, fields = fieldsAt(item ?? null)): void {
    this.active?.classList.remove("skb-active");
    this.active?.setAttribute("aria-selected", "false");
    this.active = item;
    if (!item) return;
    item.classList.add("skb-active");
    item.setAttribute("aria-selected", "true");
    this.tree?.setAttribute("aria-activedescendant", item.id);
    (item.querySelector(".skb-layer-name") ?? item).scrollIntoView({ block: "nearest" });
    this.light(fields);
  }

  private unfold(layer: HTMLElement, unfolded: boolean): void {
    layer.setAttribute("aria-expanded", String(unfolded));
    layer.querySelector<HTMLElement>("ul")!.hidden = !unfolded;
  }

  private key(event: KeyboardEvent): void {
    const seen = this.items.filter((item) => !item.parentElement?.hidden);
    const at = this.active ? seen.indexOf(this.active) : 0;
    const layer = this.active?.closest<HTMLElement>(".skb-layer") ?? undefined;
    const onLayer = layer !== undefined && layer === this.active;
    const moves: Record<string, () => void> = {
      ArrowDown: () => this.setActive(seen[Math.min(seen.length - 1, at + 1)]),
      ArrowUp: () => this.setActive(seen[Math.max(0, at - 1)]),
      Home: () => this.setActive(seen[0]),
      End: () => this.setActive(seen.at(-1)),
      ArrowRight: () =>
        onLayer && layer.getAttribute("aria-expanded") === "false"
          ? this.unfold(layer, true)
          : this.setActive(seen[Math.min(seen.length - 1, at + 1)]),
      ArrowLeft: () => (onLayer ? this.unfold(layer, false) : this.setActive(layer)),
      Escape: this.leave,
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }
}

/** The fields that an element, or what it stands in, stands for. A layer's own line stands for all of its fields. */
function fieldsAt(target: EventTarget | null): readonly number[] {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-fields], .skb-layer") : null;
  if (!element) return [];
  if (element.dataset.fields !== undefined) return element.dataset.fields.split(" ").filter(Boolean).map(Number);
  return [...element.querySelectorAll<HTMLElement>(".skb-field")].map((leaf) => Number(leaf.dataset.fields));
}
