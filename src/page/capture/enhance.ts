/** Makes the capture tables below `root` come alive; called again for what came later, it leaves the others alone. */
export function enhance(root: ParentNode): void {
  for (const figure of root.querySelectorAll<HTMLElement>("figure.skbook-capture:not([data-live])"))
    figure.dataset.live = "";
}
