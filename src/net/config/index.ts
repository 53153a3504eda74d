export * from "./address.js";
export * from "./link.js";
export * from "./master.js";
export * from "./mtu.js";
export * from "./neigh.js";
export * from "./nexthop.js";
export type { ConfigErrno, Refused } from "./refused.js";
export * from "./route.js";
export * from "./rule.js";
