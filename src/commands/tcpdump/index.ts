export { tcpdump } from "./tcpdump.js";
export type { CaptureDevice, Captured, CaptureSocket, CaptureWorld } from "./world.js";
