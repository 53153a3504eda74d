// What a page that is read gets beside its text: a button to copy each piece of code, and contents that follow the
// reader. Without this script nothing is missed.

const zh = document.documentElement.lang.startsWith("zh");
const words = zh ? { copy: "复制", copied: "已复制" } : { copy: "Copy", copied: "Copied" };

for (const pre of document.querySelectorAll<HTMLElement>("main .prose pre, main pre.source, main .skbook-terminal")) {
  const box = document.createElement("div");
  box.className = "copied";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = words.copy;
  button.addEventListener("click", async () => {
    await copy(pre);
    button.textContent = words.copied;
    setTimeout(() => {
      button.textContent = words.copy;
    }, 1500);
  });
  pre.replaceWith(box);
  box.append(pre, button);
}

async function copy(pre: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(pre.textContent ?? "");
  } catch {
    // Pages from disk may not ask for the clipboard; what is selected may be copied.
    getSelection()?.selectAllChildren(pre);
    document.execCommand("copy");
  }
}

const links = new Map<string, HTMLAnchorElement>();
for (const link of document.querySelectorAll<HTMLAnchorElement>('nav:first-of-type a[href^="#"]')) {
  links.set(decodeURIComponent(link.hash.slice(1)), link);
}
const headings = [...document.querySelectorAll<HTMLElement>("main :is(h1, h2, h3)[id]")].filter(({ id }) =>
  links.has(id),
);
let waiting = false;
let current: HTMLAnchorElement | undefined;

/** The section whose heading is the last above a third of the window. */
function follow(): void {
  waiting = false;
  const line = innerHeight / 3;
  const here = headings.filter((one) => one.getBoundingClientRect().top < line).at(-1) ?? headings[0];
  const link = here && links.get(here.id);
  if (link === current) return;
  current?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "location");
  const box = link?.closest("nav");
  if (link && box && box.scrollHeight > box.clientHeight) box.scrollTop = link.offsetTop - box.clientHeight / 2;
  current = link;
}

addEventListener(
  "scroll",
  () => {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  },
  { passive: true },
);
follow();
