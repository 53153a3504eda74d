// The script that `%interactive` puts into a notebook once: capture tables come alive there, those of later cells too, as far as
// the client lets scripts of outputs run (JupyterLab does in a notebook it trusts).
import { enhance } from "./capture/enhance.js";

const WAITING = "figure.skbook-capture:not(.skbook-live,.skbook-dead) ~ script.skbook-data";
let asked = false;

/** Once for all that came in one go. */
function soon(): void {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    if (document.querySelector(WAITING)) enhance(document);
  });
}

/** A living table's own rows come and go all the time. */
const isOwn = ({ target }: MutationRecord) => target instanceof Element && target.closest(".skb-app") !== null;

const mark = "skbookInteractive";
// The cell may be run again: one observer is enough.
if (!(mark in document.documentElement.dataset)) {
  document.documentElement.dataset[mark] = "";
  const observer = new MutationObserver((records) => {
    if (!records.every(isOwn)) soon();
  });
  observer.observe(document, { childList: true, subtree: true });
}
soon();
