// Capture files read as libpcap reads them: pcap of either byte order and precision, and pcapng's Ethernet and cooked
// interfaces. What is wrong with a file is said in libpcap's words. Left out: other link types, pcapng's obsolete blocks.
import { MICROSECOND, SECOND } from "../sim/clock.js";
import { type LinkType, linkTypeOf } from "./linktype.js";
import { MAGIC, SNAPSHOT_LENGTH, type StoredFrame } from "./pcap.js";
import { isPcapng, readPcapng } from "./readng.js";

export interface CaptureFile {
  readonly link: LinkType;
  readonly snapshot: number;
  readonly frames: readonly StoredFrame[];
  /** What ends the reading before the file does. */
  readonly error?: string;
}

const FILE_HEADER = 24;
const FRAME_HEADER = 16;

export function readCapture(bytes: Uint8Array): CaptureFile | { readonly error: string } {
  if (bytes.length < 4)
    return { error: `truncated dump file; tried to read 4 file header bytes, only got ${bytes.length}` };
  if (isPcapng(bytes)) return readPcapng(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = Object.values(MAGIC).includes(view.getUint32(0, true));
  const magic = view.getUint32(0, little);
  if (!Object.values(MAGIC).includes(magic)) return { error: "unknown file format" };
  if (bytes.length < FILE_HEADER)
    return {
      error: `truncated dump file; tried to read ${FILE_HEADER} file header bytes, only got ${bytes.length - 4}`,
    };
  const version = [view.getUint16(4, little), view.getUint16(6, little)] as const;
  if (version[0] < 2) return { error: "archaic pcap savefile format" };
  if (version[0] > 2 || version[1] > 4)
    return { error: `unsupported pcap savefile version ${version[0]}.${version[1]}` };
  const number = view.getUint32(20, little) & 0x0fff_ffff;
  const link = linkTypeOf(number);
  if (!link) return { error: `skbook: link type ${number} is not simulated` };
  const stated = view.getUint32(16, little);
  const snapshot = stated === 0 || stated > 0x7fff_ffff ? 0x7fff_ffff : stated;
  return { link, snapshot, ...records(view, bytes, little, magic === MAGIC.nanoseconds, snapshot) };
}

function records(view: DataView, bytes: Uint8Array, little: boolean, nanoseconds: boolean, snapshot: number) {
  const frames: StoredFrame[] = [];
  let at = FILE_HEADER;
  while (at < bytes.length) {
    const left = bytes.length - at;
    if (left < FRAME_HEADER)
      return { frames, error: `truncated dump file; tried to read ${FRAME_HEADER} header bytes, only got ${left}` };
    const size = view.getUint32(at + 8, little);
    if (size > Math.max(snapshot, SNAPSHOT_LENGTH))
      return { frames, error: `invalid packet capture length ${size}, bigger than snaplen of ${snapshot}` };
    at += FRAME_HEADER;
    // What a record holds beyond the file's snapshot length is passed over.
    const kept = Math.min(size, snapshot);
    const wanted = at + kept > bytes.length ? kept : size - kept;
    const got = bytes.length - at - (wanted === kept ? 0 : kept);
    if (at + size > bytes.length)
      return { frames, error: `truncated dump file; tried to read ${wanted} captured bytes, only got ${got}` };
    const seconds = view.getUint32(at - 16, little);
    const rest = view.getUint32(at - 12, little) * (nanoseconds ? 1 : MICROSECOND);
    frames.push({
      seconds: seconds + Math.floor(rest / SECOND),
      nanos: rest % SECOND,
      bytes: bytes.subarray(at, at + kept),
      length: view.getUint32(at - 4, little),
    });
    at += size;
  }
  return { frames };
}
