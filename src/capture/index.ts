export { compileFilter, type Filter, type FilterOptions } from "./filter.js";
export { type CapturedFrame, pcap } from "./pcap.js";
