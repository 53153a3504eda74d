// A drawing as plain shapes with known sizes, before it is markup: layouts are tested here, and every SVG is written here.
import { base64, utf8 } from "./base64.js";
import { columns } from "./columns.js";
import { element, escaped, number } from "./markup.js";
import { drawingStyle, type Role, type Used } from "./theme.js";

export type Point = readonly [x: number, y: number];

export type Shape =
  | {
      readonly kind: "rect";
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly fill?: Role;
      readonly stroke?: Role;
      readonly dash?: string;
      readonly radius?: number;
      readonly title?: string;
    }
  | {
      readonly kind: "line";
      readonly points: readonly Point[];
      readonly stroke: Role;
      readonly width: number;
      readonly dash?: string;
      readonly title?: string;
      /** Something moves along it: dashes that run where motion is welcome, and stand still elsewhere. */
      readonly flow?: boolean;
    }
  /** What is drawn for one event; `packet` is its packet's number in the capture table. */
  | { readonly kind: "group"; readonly packet: number | undefined; readonly shapes: readonly Shape[] }
  | { readonly kind: "polygon"; readonly points: readonly Point[]; readonly fill: Role }
  | Text;

/** One line of text; (x, y) is the baseline's start, middle or end. */
export interface Text {
  readonly kind: "text";
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly fill: Role;
  readonly anchor?: "middle" | "end";
  readonly bold?: boolean;
  /** The whole of what was shortened. */
  readonly title?: string;
}

export interface Scene {
  /** Where it begins, when it is a part of a taller one; its shapes keep their places. */
  readonly top?: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly desc: string;
  readonly lang: string;
  readonly shapes: readonly Shape[];
}

/** Width of a column for a font size: a little more than any common monospace font takes (Menlo and DejaVu: 0.602). */
const COLUMN = 0.615;

export function textWidth(text: string, size: number): number {
  return columns(text) * size * COLUMN;
}

/** How many columns fit. */
export function columnsIn(width: number, size: number): number {
  return Math.floor(width / (size * COLUMN));
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export function boxOf(text: Text): Box {
  const w = textWidth(text.text, text.size);
  const x = text.anchor === "middle" ? text.x - w / 2 : text.anchor === "end" ? text.x - w : text.x;
  return { x, y: text.y - text.size * 0.85, w, h: text.size * 1.1 };
}

/** The head of an arrow whose tip is at (x, y), pointing left or right. */
export function arrowHead(x: number, y: number, toRight: boolean, fill: Role): Shape {
  const back = toRight ? -8 : 8;
  return {
    kind: "polygon",
    fill,
    points: [
      [x, y],
      [x + back, y - 4],
      [x + back, y + 4],
    ],
  };
}

export function svg(scene: Scene): string {
  const { width, height, top = 0 } = scene;
  const looks = new Looks();
  const shapes = scene.shapes.map((shape) => `${markup(shape, looks)}\n`).join("");
  return `${element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 ${number(top)} ${number(width)} ${number(height)}`,
      role: "img",
      "xml:lang": scene.lang,
    },
    element("title", {}, escaped(scene.title)),
    scene.desc === "" ? "" : element("desc", {}, escaped(scene.desc)),
    element("style", {}, drawingStyle(used(scene.shapes)) + looks.rules()),
    "\n",
    shapes,
  )}\n`;
}

/**
 * What many shapes have in common is said once, in the drawing's style: a hundred packets are a thousand shapes. A class is
 * named by what it says, so that two drawings in one page agree.
 */
class Looks {
  private readonly known = new Map<string, string>();

  line(width: number): string {
    const name = `w${tenths(width)}`;
    if (!this.known.has(name)) this.known.set(name, `fill:none;stroke-width:${number(width)}`);
    return name;
  }

  text({ size, bold = false, anchor = "start" }: Omit<Text, "anchor"> & { anchor?: string }): string {
    const name = `t${tenths(size)}${anchor[0]}${bold ? "b" : ""}`;
    if (!this.known.has(name))
      this.known.set(name, `font-size:${number(size)}px;text-anchor:${anchor}${bold ? ";font-weight:bold" : ""}`);
    return name;
  }

  rules(): string {
    return [...this.known].map(([name, declarations]) => `.${name}{${declarations}}`).join("");
  }
}

const tenths = (value: number): number => Math.round(value * 10);

function markup(shape: Shape, looks: Looks): string {
  switch (shape.kind) {
    case "rect": {
      const { x, y, w, h, fill, stroke, dash, radius, title } = shape;
      const look = {
        class: classes(fill, stroke),
        fill: fill ? undefined : "none",
        "stroke-dasharray": dash,
        rx: radius,
      };
      return element("rect", { x, y, width: w, height: h, ...look }, titled(title));
    }
    case "line": {
      const { points, stroke, width, dash, flow, title } = shape;
      const look = {
        class: [classes(undefined, stroke), looks.line(width), ...(flow ? ["flow"] : [])].join(" "),
        "stroke-dasharray": dash,
      };
      return element("path", { d: path(points), ...look }, titled(title));
    }
    case "polygon":
      return element("path", { d: `${path(shape.points)}Z`, class: `f-${shape.fill}` });
    case "text": {
      const { x, y, fill, title } = shape;
      const look = { class: `f-${fill} ${looks.text(shape)}` };
      return element("text", { x, y, ...look }, titled(title), escaped(shape.text));
    }
    case "group": {
      const inside = shape.shapes.map((each) => markup(each, looks)).join("");
      return shape.packet === undefined ? inside : element("g", { "data-skb-packet": shape.packet }, inside);
    }
    default:
      return shape satisfies never;
  }
}

const path = (points: readonly Point[]): string =>
  points.map(([x, y], at) => `${at === 0 ? "M" : "L"}${number(x)},${number(y)}`).join("");

function classes(fill: Role | undefined, stroke: Role | undefined): string {
  return [fill ? `f-${fill}` : "", stroke ? `s-${stroke}` : ""].filter((name) => name !== "").join(" ");
}

function titled(title: string | undefined): string {
  return title === undefined ? "" : element("title", {}, escaped(title));
}

/** Without groups. */
export function flat(shape: Shape): readonly Exclude<Shape, { kind: "group" }>[] {
  return shape.kind === "group" ? shape.shapes.flatMap(flat) : [shape];
}

function used(shapes: readonly Shape[]): Used {
  const fills = new Set<Role>();
  const strokes = new Set<Role>();
  const single = shapes.flatMap(flat);
  for (const shape of single) {
    if ("fill" in shape && shape.fill !== undefined) fills.add(shape.fill);
    if ("stroke" in shape && shape.stroke !== undefined) strokes.add(shape.stroke);
  }
  return { fills, strokes, flow: single.some((shape) => shape.kind === "line" && shape.flow === true) };
}

/** A drawing that does not fit shrinks this far, where its text can still be read; then it scrolls. */
const SMALLEST = 0.75;

/**
 * The one form of a drawing that survives untrusted JupyterLab and every nbconvert. Several scenes are the parts of one
 * drawing, flush on a screen; paper breaks between them.
 */
export function image(scene: Scene, ...more: readonly Scene[]): string {
  const parts = [scene, ...more].map((part) => {
    const width = Math.ceil(part.width);
    return element("img", {
      src: `data:image/svg+xml;base64,${base64(utf8(svg(part)))}`,
      alt: part.desc === "" ? part.title : `${part.title}. ${part.desc}`,
      width,
      height: Math.ceil(part.height),
      style: `display:block;max-width:100%;min-width:${Math.floor(width * SMALLEST)}px;height:auto`,
    });
  });
  return scrolling(scene.title, ...parts);
}

/** A box that scrolls on its own must be reached by the keyboard, and then say what it is. */
export function scrolling(name: string, ...children: readonly string[]): string {
  const look = { class: "skbook-scroll", style: "overflow-x: auto", tabindex: 0, role: "group", "aria-label": name };
  return element("div", look, ...children);
}
