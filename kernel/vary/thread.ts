// What runs in a worker thread: it opens a parcel once and tells cases of it.

import type { Parcel } from "./parcel.js";
import { Opened, type Reached } from "./unpack.js";

export interface Batch {
  /** Which study: the parcel stays open until another one's comes. */
  readonly study: string;
  readonly parcel: Parcel;
  readonly cases: readonly number[];
}

let open: { readonly study: string; readonly opened: Opened } | undefined;

export default async function work({ study, parcel, cases }: Batch): Promise<readonly Reached[]> {
  if (open?.study !== study) open = { study, opened: new Opened(parcel) };
  const { opened } = open;
  const reached: Reached[] = [];
  for (const index of cases) reached.push(await opened.tell(index));
  return reached;
}
