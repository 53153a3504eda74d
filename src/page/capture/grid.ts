// The lines as an ARIA grid (a treegrid when packets fold), of which only what is in sight is in the page: ten thousand rows
// scroll as ten do. The focus stays on the grid; the active row or cell is named by aria-activedescendant.
import { type ColumnKey, columns } from "../../view/capture/columns.js";
import { cellText, template } from "./cells.js";
import { make } from "./make.js";
import type { Line, Model } from "./model.js";

const ROW = 24;
/** Lines above and below what is in sight. */
const SPARE = 8;
/** What may not fit its cell is said as its title too. */
const LONG = 24;

export class Grid {
  readonly element: HTMLElement;
  private readonly head = make("div", { role: "row", class: "skb-row skb-head" });
  private readonly body = make("div", { role: "rowgroup", class: "skb-body" });
  private readonly drawn = new Map<number, HTMLElement>();
  /** The active cell's column; undefined where the whole row is active. */
  private cell: number | undefined;
  private asked = false;

  constructor(
    private readonly model: Model,
    private readonly id: string,
    private readonly enter: () => void,
    private readonly point: (packet: number | undefined) => void,
  ) {
    const { title } = model;
    this.element = make(
      "div",
      { class: "skb-grid", tabindex: 0, "aria-label": title },
      make("div", { role: "rowgroup", class: "skb-top" }, this.head),
      this.body,
    );
    this.element.addEventListener("scroll", () => this.soon(), { passive: true });
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.body.addEventListener("click", (event) => this.click(event));
    this.body.addEventListener("dblclick", () => this.enter());
    this.body.addEventListener("pointerover", (event) => this.point(this.lineAt(event.target)?.row.sight.packet));
    this.body.addEventListener("pointerleave", () => this.point(undefined));
    new ResizeObserver(() => this.soon()).observe(this.element);
    this.layout();
  }

  /** Everything anew: other lines or columns. */
  layout(): void {
    const { model, element } = this;
    const tree = model.group;
    element.setAttribute("role", tree ? "treegrid" : "grid");
    element.setAttribute("aria-rowcount", String(model.lines.length + 1));
    element.setAttribute("aria-colcount", String(model.columns.length));
    element.style.setProperty("--skb-columns", template(model));
    element.style.setProperty("--skb-lines", String(Math.max(1, model.lines.length)));
    this.head.setAttribute("aria-rowindex", "1");
    const focused = this.head.contains(document.activeElement)
      ? document.activeElement?.getAttribute("data-key")
      : undefined;
    this.head.replaceChildren(...model.columns.map((key, i) => this.headCell(key, i)));
    if (focused) this.head.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
    this.body.style.height = `${model.lines.length * ROW}px`;
    this.cell = undefined;
    for (const line of this.drawn.values()) line.remove();
    this.drawn.clear();
    if (model.lines.length === 0) this.body.replaceChildren(this.nothing());
    else this.body.replaceChildren();
    this.draw();
  }

  /** The active line has moved. */
  follow(): void {
    const { element, model } = this;
    const top = model.active * ROW;
    const view = element.clientHeight - this.head.offsetHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + view) element.scrollTop = top + ROW - view;
    this.draw();
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  private soon(): void {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.draw();
    });
  }

  private draw(): void {
    const { element, model, drawn } = this;
    const height = element.clientHeight || 480;
    const first = Math.max(0, Math.floor(element.scrollTop / ROW) - SPARE);
    const last = Math.min(model.lines.length - 1, Math.ceil((element.scrollTop + height) / ROW) + SPARE);
    // Lines that went out of sight are written anew as those that came into it.
    const free: HTMLElement[] = [];
    for (const [at, line] of drawn)
      if ((at < first || at > last) && at !== model.active) {
        drawn.delete(at);
        free.push(line);
      }
    const fresh = document.createDocumentFragment();
    const want = (at: number) => {
      const line = model.lines[at];
      if (drawn.has(at) || !line) return;
      const used = free.pop() ?? this.blank();
      this.fill(used, line, at);
      drawn.set(at, used);
      if (!used.isConnected) fresh.append(used);
    };
    for (let at = first; at <= last; at++) want(at);
    want(model.active);
    for (const line of free) line.remove();
    this.body.append(fresh);
    for (const [at, line] of drawn) this.mark(line, at === model.active);
    const active = drawn.get(model.active);
    const named = this.cell === undefined ? active : active?.children[this.cell];
    if (named) element.setAttribute("aria-activedescendant", named.id);
    else element.removeAttribute("aria-activedescendant");
  }

  private mark(line: HTMLElement, active: boolean): void {
    if (!active && !line.classList.contains("skb-active")) return;
    line.classList.toggle("skb-active", active);
    line.setAttribute("aria-selected", String(active));
    for (const [i, cell] of [...line.children].entries()) {
      if (active) cell.id = `${line.id}c${i}`;
      else cell.removeAttribute("id");
      cell.classList.toggle("skb-cell", active && i === this.cell);
    }
  }

  private nothing(): HTMLElement {
    const cell = make("div", { role: "gridcell", class: "skb-nothing" }, this.model.words.table.live.nothing);
    return make("div", { role: "row", "aria-rowindex": 2 }, cell);
  }

  private headCell(key: ColumnKey, i: number): HTMLElement {
    const { sort, words } = this.model;
    const sorted = sort?.key === key ? (sort.descending ? "descending" : "ascending") : "none";
    const arrow = { ascending: " ▲", descending: " ▼", none: "" }[sorted];
    const button = make(
      "button",
      { type: "button", "data-key": key },
      words.table.heads[key],
      make("span", { "aria-hidden": "true" }, arrow),
    );
    button.addEventListener("click", () => this.model.sortBy(key));
    return make(
      "div",
      {
        role: "columnheader",
        "aria-sort": sorted,
        "aria-colindex": i + 1,
        class: columns[key].right ? "skb-right" : "",
      },
      button,
    );
  }

  /** A row with its cells, nothing in them. */
  private blank(): HTMLElement {
    const cells = this.model.columns.map((key, i) => {
      const cell = make("div", {
        role: "gridcell",
        "aria-colindex": i + 1,
        class: columns[key].right ? "skb-right" : "",
      });
      if (key === "device") cell.append(make("span", { class: "skb-swatch", "aria-hidden": "true" }));
      cell.append("");
      return cell;
    });
    return make("div", { role: "row", "aria-selected": "false" }, ...cells);
  }

  private fill(element: HTMLElement, line: Line, at: number): void {
    const { model } = this;
    const unfolded = model.isUnfolded(line);
    const tree = model.group ? { "aria-level": line.level, "aria-expanded": unfolded } : {};
    const dropped = line.row.drops.length > 0 ? " skb-dropped" : "";
    const said = { "aria-rowindex": at + 2, "data-at": at, "data-skb-packet": line.row.sight.packet, ...tree };
    element.className = `skb-row skb-level${line.level}${dropped}`;
    element.id = `${this.id}-r${at}`;
    element.style.top = `${at * ROW}px`;
    for (const [name, value] of Object.entries(said))
      if (value === undefined) element.removeAttribute(name);
      else element.setAttribute(name, String(value));
    for (const [i, key] of model.columns.entries()) {
      const cell = element.children[i] as HTMLElement;
      const text = cellText(line, key, model.words);
      (cell.lastChild as Text).data = text;
      if (text.length > LONG) cell.title = text;
      else if (cell.title !== "") cell.removeAttribute("title");
      if (key === "device") (cell.firstElementChild as HTMLElement).style.backgroundColor = line.row.colour;
      if (i > 0) continue;
      cell.querySelector(".skb-fold")?.remove();
      const fold = unfolded === undefined ? undefined : unfolded ? "▾ " : "▸ ";
      if (fold) cell.prepend(make("span", { class: "skb-fold", "aria-hidden": "true" }, fold));
    }
  }

  private lineAt(target: EventTarget | null): Line | undefined {
    const element = target instanceof Element ? target.closest<HTMLElement>("[data-at]") : null;
    return element ? this.model.lines[Number(element.dataset.at)] : undefined;
  }

  private click(event: MouseEvent): void {
    const line = this.lineAt(event.target);
    if (!line) return;
    const at = this.model.lines.indexOf(line);
    this.cell = undefined;
    const again = at === this.model.active;
    this.model.setActive(at);
    const unfolded = this.model.isUnfolded(line);
    if (unfolded !== undefined && event.target instanceof Element && event.target.closest(".skb-fold")) {
      this.model.unfold(line, !unfolded);
      return;
    }
    if (again) this.draw();
    this.model.setOpen(true);
  }

  private key(event: KeyboardEvent): void {
    if (event.target !== this.element || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((this.element.clientHeight - ROW) / ROW) - 1);
    const { model } = this;
    const { active, lines } = model;
    const control = event.ctrlKey;
    const moves: Record<string, () => void> = {
      ArrowDown: () => model.setActive(active + 1),
      ArrowUp: () => model.setActive(active - 1),
      PageDown: () => model.setActive(active + page),
      PageUp: () => model.setActive(active - page),
      Home: () => (this.cell !== undefined && !control ? this.toCell(0) : model.setActive(0)),
      End: () =>
        this.cell !== undefined && !control ? this.toCell(model.columns.length - 1) : model.setActive(lines.length - 1),
      ArrowRight: () => this.right(),
      ArrowLeft: () => this.left(),
      Enter: () => this.enter(),
      Escape: () => model.setOpen(false),
    };
    const move = moves[event.key];
    if (!move || (control && event.key !== "Home" && event.key !== "End")) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }

  private right(): void {
    const line = this.model.lines[this.model.active];
    if (!line) return;
    if (this.cell === undefined && this.model.isUnfolded(line) === false) this.model.unfold(line, true);
    else this.toCell(Math.min(this.model.columns.length - 1, (this.cell ?? -1) + 1));
  }

  private left(): void {
    const { model } = this;
    const line = model.lines[model.active];
    if (!line) return;
    if (this.cell !== undefined) this.toCell(this.cell === 0 ? undefined : this.cell - 1);
    else if (model.isUnfolded(line)) model.unfold(line, false);
    else if (line.level === 2) {
      let parent = model.active;
      while (model.lines[parent]?.level === 2) parent--;
      model.setActive(parent);
    }
  }

  private toCell(cell: number | undefined): void {
    this.cell = cell;
    this.draw();
    this.drawn.get(this.model.active)?.children[cell ?? 0]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}
