// Above the grid: the filter with tcpdump's words under it, columns to choose, packets to fold, what can be carried away.
import { columnKeys } from "../../view/capture/columns.js";
import { asBase64, asText, copy, download } from "./carry.js";
import { button, make } from "./make.js";
import type { Model } from "./model.js";

/** So many rows are filtered at each key; more wait for a pause. */
const AT_ONCE = 2000;
const PAUSE = 120;

export class Toolbar {
  readonly element: HTMLElement;
  readonly filter: HTMLInputElement;
  private readonly error: HTMLElement;
  private readonly status: HTMLElement;

  constructor(
    private readonly model: Model,
    id: string,
    private readonly toGrid: () => void,
  ) {
    const { live } = model.words.table;
    const said = { "aria-describedby": `${id}-error`, placeholder: live.filterHint, spellcheck: "false" };
    this.filter = make("input", {
      type: "text",
      id: `${id}-filter`,
      autocomplete: "off",
      autocapitalize: "off",
      ...said,
    });
    this.filter.value = model.filter;
    this.error = make("p", { id: `${id}-error`, class: "skb-error", role: "alert" });
    this.status = make("span", { role: "status", class: "skb-status" });
    this.element = make(
      "div",
      { class: "skb-toolbar" },
      make(
        "div",
        { class: "skb-filter" },
        make("label", { for: `${id}-filter` }, live.filter),
        this.filter,
        this.status,
      ),
      this.error,
      make(
        "div",
        { class: "skb-tools" },
        this.columns(),
        this.group(),
        button(live.copyText, () => this.carry(asText(model.passed))),
        button(live.copyPcapng, () => this.carry(asBase64(model))),
        button(live.download, () => download(model)),
      ),
    );
    this.listen();
    this.say();
  }

  /** What the status line says, and whether the filter is a filter. */
  say(text?: string): void {
    const { model } = this;
    this.status.textContent = text ?? model.words.table.live.shown(model.passed.length, model.rows.all.length);
    this.error.textContent = model.error === undefined ? "" : `tcpdump: ${model.error}`;
    if (model.error === undefined) this.filter.removeAttribute("aria-invalid");
    else this.filter.setAttribute("aria-invalid", "true");
  }

  async carry(text: string): Promise<void> {
    const { live } = this.model.words.table;
    this.say((await copy(text)) ? live.copied : live.notCopied);
  }

  private listen(): void {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const { model, filter } = this;
    const apply = () => {
      clearTimeout(waiting);
      model.setFilter(filter.value);
    };
    filter.addEventListener("input", () => {
      clearTimeout(waiting);
      if (model.rows.all.length <= AT_ONCE) apply();
      else waiting = setTimeout(apply, PAUSE);
    });
    filter.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && filter.value !== "") {
        filter.value = "";
        apply();
      } else if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "Escape") {
        apply();
        this.toGrid();
      } else return;
      event.preventDefault();
    });
  }

  private columns(): HTMLElement {
    const { model } = this;
    const boxes = columnKeys.map((key) => {
      const box = make("input", { type: "checkbox", value: key });
      box.checked = model.columns.includes(key);
      box.addEventListener("change", () => {
        const chosen = columnKeys.filter((each, i) => boxes[i]!.querySelector("input")!.checked && each);
        if (chosen.length === 0) box.checked = true;
        else model.setColumns(chosen);
      });
      return make("label", {}, box, ` ${model.words.table.heads[key]}`);
    });
    const summary = make("summary", {}, model.words.table.live.columns);
    const menu = make("details", { class: "skb-columns" }, summary, make("div", { class: "skb-menu" }, ...boxes));
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      summary.focus();
      event.stopPropagation();
    });
    document.addEventListener("pointerdown", (event) => {
      if (menu.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    });
    return menu;
  }

  private group(): HTMLElement {
    const box = make("input", { type: "checkbox" });
    box.checked = this.model.group;
    box.addEventListener("change", () => this.model.setGroup(box.checked));
    return make("label", { class: "skb-group" }, box, ` ${this.model.words.table.live.group}`);
  }
}
