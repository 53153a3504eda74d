// One living table in the place of its still form, which stays for paper.
import { stillTable } from "../../view/capture/html.js";
import type { Row } from "../../view/capture/rows.js";
import { asText } from "./carry.js";
import { Grid } from "./grid.js";
import { Join, runOf } from "./join.js";
import { make } from "./make.js";
import type { Model } from "./model.js";
import { Panes } from "./panes.js";
import { Toolbar } from "./toolbar.js";

/** What a printed table may have. */
const ON_PAPER = 2000;

export function bringToLife(figure: HTMLElement, model: Model, id: string): void {
  const still = make("div", { class: "skb-still" });
  for (const node of [...figure.childNodes])
    if (node instanceof Element && node.matches("figcaption")) continue;
    else still.append(node);
  const leave = () => {
    model.setOpen(false);
    grid.focus();
  };
  const enter = () => {
    if (!model.row) return;
    model.setOpen(true);
    panes.focus();
  };
  const run = runOf(figure);
  const join = run
    ? new Join(run, document, (packet) => void (model.choosePacket(packet) && model.setOpen(true)))
    : undefined;
  const grid = new Grid(model, id, enter, (packet) => join?.point(packet));
  const panes = new Panes(model, id, leave);
  const toolbar = new Toolbar(model, id, () => grid.focus());
  const keys = make("p", { class: "skb-keys" }, model.words.table.live.keys);
  const app = make(
    "div",
    { class: "skb-app", "data-lm-suppress-shortcuts": "true" },
    toolbar.element,
    grid.element,
    panes.element,
    keys,
  );
  figure.classList.add("skbook-live");
  figure.append(app, still);
  grid.layout();
  panes.show();
  model.on((change) => {
    if (change === "lines" || change === "columns") grid.layout();
    if (change === "lines" || change === "active") {
      grid.follow();
      join?.choose(model.open || change === "active" ? model.row?.sight.packet : undefined);
    }
    if (change === "lines" || change === "active" || change === "open") panes.show();
    if (change === "open") join?.choose(model.open ? model.row?.sight.packet : undefined);
    if (change === "lines" || change === "error") toolbar.say();
  });
  app.addEventListener("keydown", (event) => {
    if (event.key === "/" && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      toolbar.filter.focus();
      toolbar.filter.select();
    } else if (
      event.key === "c" &&
      (event.ctrlKey || event.metaKey) &&
      event.target === grid.element &&
      model.row &&
      !String(getSelection())
    )
      void toolbar.carry(asText([model.row]));
  });
  const paper = () => still.replaceChildren(printed(model));
  addEventListener("beforeprint", paper);
  matchMedia("print").addEventListener("change", ({ matches }) => matches && paper());
}

/** As it stands on the screen: its filter, order, columns, and the open row's layers. */
function printed(model: Model): Node {
  const { passed, columns, title, words, row, open } = model;
  const opened = new Set<Row>(open && row ? [row] : []);
  const text = stillTable({ rows: passed, shown: columns, title, words, only: opened, limit: ON_PAPER });
  const holder = make("template");
  // All of it is escaped by the house's own markup (view/markup.ts).
  holder.innerHTML = text;
  for (const details of holder.content.querySelectorAll("details")) details.open = true;
  return holder.content;
}
