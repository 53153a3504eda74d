import type { Study, Told } from "../../src/study.js";
import type { Parcel } from "./parcel.js";

// biome-ignore lint/correctness/useYield: to come
export async function* overQueue(_study: Study, _parcel: Parcel, _url: string): AsyncGenerator<Told> {
  throw new Error("to come");
}
