// The script of a page with capture tables. Whoever puts another one into the page later says so by this event.
import { enhance } from "./capture/enhance.js";

enhance(document);
document.addEventListener("skbook:shown", () => enhance(document));
