// Where a frame's parts stand for the primitives that follow: behind "vlan" everything is four bytes later.
import type { LinkType } from "../linktype.js";

export interface Layout {
  readonly link: LinkType;
  /** Of the protocol's type field. */
  readonly type: number;
  /** Of what the link header carries. */
  readonly payload: number;
}

const starts: Record<LinkType, { type: number; payload: number }> = {
  EN10MB: { type: 12, payload: 14 },
  LINUX_SLL: { type: 14, payload: 16 },
  LINUX_SLL2: { type: 0, payload: 20 },
};

export const layoutOf = (link: LinkType): Layout => ({ link, ...starts[link] });

export function behindTag({ link, type, payload }: Layout): Layout {
  return { link, type: payload === type + 2 ? type + 4 : payload + 2, payload: payload + 4 };
}
