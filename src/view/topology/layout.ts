// Where everything stands: elkjs, layered, containers. It is 1.6 MB, so it is loaded when the first topology is drawn;
// it waits with setTimeout, which every host of this code has (a page, Node). A lesson draws the same lab many times, each
// with another packet's way over it: the last layouts are kept.
import type { ELK, ELKConstructorArguments, ElkNode, LayoutOptions } from "elkjs/lib/elk-api.js";
import type { Point } from "../scene.js";
import { textWidth } from "../scene.js";
import { type Box, LINE, SIZE, type Wire } from "./graph.js";

export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Plan {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Placed>;
  readonly wires: ReadonlyMap<string, { readonly points: readonly Point[]; readonly label: Placed | undefined }>;
}

const usual = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.edgeRouting": "ORTHOGONAL",
  // All coordinates from the drawing's corner, not from each parent's.
  "elk.json.shapeCoords": "ROOT",
  "elk.json.edgeCoords": "ROOT",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.spacing.nodeNodeBetweenLayers": "46",
  "elk.spacing.nodeNode": "18",
  "elk.spacing.edgeNode": "16",
  "elk.randomSeed": "1",
};

/** In a large network boxes stand closer. */
const large = {
  ...usual,
  "elk.layered.spacing.nodeNodeBetweenLayers": "30",
  "elk.spacing.nodeNode": "10",
  "elk.spacing.edgeNode": "10",
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
};

/** `turned` are wires that point the other way: layers follow the direction of wires. */
export async function place(
  boxes: readonly Box[],
  wires: readonly Wire[],
  turned?: ReadonlySet<string>,
): Promise<Plan> {
  const options = turned ? large : usual;
  const graph: ElkNode = {
    id: "root",
    layoutOptions: { ...options, "elk.padding": "[top=12,left=12,bottom=12,right=12]" },
    children: boxes.map((box) => node(box, options)),
    edges: wires.map((wire) => ({
      id: wire.id,
      sources: [turned?.has(wire.id) ? wire.to : wire.from],
      targets: [turned?.has(wire.id) ? wire.from : wire.to],
      labels: wire.label === "" ? [] : [{ text: wire.label, width: textWidth(wire.label, SIZE) + 6, height: LINE }],
    })),
  };
  const key = JSON.stringify(graph);
  const plan = kept.get(key) ?? (await laid(graph));
  // What was asked for last is forgotten last.
  kept.delete(key);
  kept.set(key, plan);
  for (const [oldest] of kept) if (kept.size > KEPT) kept.delete(oldest);
  return turned ? { ...plan, wires: reversed(plan.wires, turned) } : plan;
}

/** By the whole graph that elk is given: equal graphs have equal layouts, so that no picture can tell which it got. */
const kept = new Map<string, Plan>();
const KEPT = 16;

/** One for all drawings: each would register elk's algorithms again. */
let elk: ELK | undefined;

async function laid(graph: ElkNode): Promise<Plan> {
  if (!elk) {
    const Elk = constructorOf(await import("elkjs/lib/elk.bundled.js"));
    elk ??= new Elk({ algorithms: ["layered"] });
  }
  return read(await elk.layout(graph));
}

/** A CommonJS module: by the loader its class is the default, or the default's default. */
function constructorOf(module: { readonly default: unknown }): Constructor {
  const outer = module.default;
  return (typeof outer === "function" ? outer : (outer as { default: unknown }).default) as Constructor;
}

type Constructor = new (options: ELKConstructorArguments) => ELK;

function node(box: Box, options: LayoutOptions): ElkNode {
  if (box.children.length === 0) return { id: box.id, width: box.width, height: box.height };
  const top = box.height + 4;
  return {
    id: box.id,
    layoutOptions: {
      ...options,
      "elk.padding": `[top=${top},left=12,bottom=12,right=12]`,
      "elk.nodeSize.constraints": "MINIMUM_SIZE",
      "elk.nodeSize.minimum": `(${box.width},${top})`,
    },
    children: box.children.map((child) => node(child, options)),
  };
}

/** Reads numbers out, and nothing else: elk leaves marks of its own ($H) in the graph. */
function read(root: ElkNode): Plan {
  const boxes = new Map<string, Placed>();
  const wires = new Map<string, { points: readonly Point[]; label: Placed | undefined }>();
  const visit = (each: ElkNode) => {
    boxes.set(each.id, placed(each));
    for (const edge of each.edges ?? []) {
      const points = (edge.sections ?? []).flatMap((section): Point[] =>
        [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => [x, y]),
      );
      const label = edge.labels?.[0];
      wires.set(edge.id, { points, label: label && placed(label) });
    }
    for (const child of each.children ?? []) visit(child);
  };
  visit(root);
  return { width: root.width ?? 0, height: root.height ?? 0, boxes, wires };
}

/** Again from their own beginning to their end. */
function reversed(wires: Plan["wires"], turned: ReadonlySet<string>): Plan["wires"] {
  return new Map(
    [...wires].map(([id, wire]) => [id, turned.has(id) ? { ...wire, points: [...wire.points].reverse() } : wire]),
  );
}

function placed(shape: { x?: number; y?: number; width?: number; height?: number }): Placed {
  return { x: shape.x ?? 0, y: shape.y ?? 0, w: shape.width ?? 0, h: shape.height ?? 0 };
}
