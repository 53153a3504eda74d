// JupyterLab's own way from an output to the page (its OutputArea, without the rest of Lab); bundled for a browser.
import { OutputModel, RenderMimeRegistry, standardRendererFactories } from "@jupyterlab/rendermime";

const registry = new RenderMimeRegistry({ initialFactories: standardRendererFactories });

/** Puts one output on the page; the type that was shown. */
globalThis.show = async (value, trusted) => {
  const model = new OutputModel({ value, trusted });
  const type = registry.preferredMimeType(model.data, trusted ? "any" : "ensure");
  if (type === undefined) throw new Error("no renderer of JupyterLab's takes this output");
  const renderer = registry.createRenderer(type);
  await renderer.renderModel(model);
  renderer.node.classList.add("jp-OutputArea-output");
  document.querySelector("#output").replaceChildren(renderer.node);
  return type;
};
