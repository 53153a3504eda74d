export { eventsPcap, eventsPcapng, type Sighting, sightings, sightingsPcapng, type Verdict } from "./events.js";
export { serviceNames } from "./filter/services.js";
export { compileFilter, type Filter, type FilterOptions } from "./filter.js";
export { LINKTYPES, type LinkType } from "./linktype.js";
export {
  type CapturedFrame,
  type Precision,
  pcap,
  pcapHeader,
  pcapRecord,
  pcapRecords,
  recordLength,
  SNAPSHOT_LENGTH,
  type StoredFrame,
} from "./pcap.js";
export { type NgFrame, type NgInterface, pcapng } from "./pcapng.js";
export { type CaptureFile, readCapture } from "./read.js";
