// The link types of captures, by libpcap's DLT names, with their numbers in files (tcpdump.org/linktypes.html).
import type { LinkType } from "../wire/summary.js";

export type { LinkType } from "../wire/summary.js";

export const LINKTYPES: Record<LinkType, number> = { EN10MB: 1, LINUX_SLL: 113, LINUX_SLL2: 276 };

export function linkTypeOf(number: number): LinkType | undefined {
  return (Object.keys(LINKTYPES) as LinkType[]).find((name) => LINKTYPES[name] === number);
}
