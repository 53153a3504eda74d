// Why a packet ended: names of enum skb_drop_reason, the newest kernel's where 6.1 had only NOT_SPECIFIED.

export const dropReasons = [
  "NOT_SPECIFIED",
  "OTHERHOST",
  "PKT_TOO_SMALL",
  "IP_CSUM",
  "IP_INHDR",
  "IP_NOPROTO",
  "IP_LOCAL_SOURCE",
  "IP_INVALID_SOURCE",
  "IP_INVALID_DEST",
  "IP_LOCALNET",
  "IP_RPFILTER",
  "IP_INADDRERRORS",
  "IP_INNOROUTES",
  "IP_OUTNOROUTES",
  "ICMP_CSUM",
  "SOCKET_FILTER",
  "SOCKET_RCVBUFF",
  "NEIGH_CREATEFAIL",
  "NEIGH_FAILED",
  "NEIGH_QUEUEFULL",
  "NEIGH_DEAD",
  "UNHANDLED_PROTO",
  "DEV_HDR",
  "DEV_READY",
  "NO_TX_TARGET",
  "FULL_RING",
  "PKT_TOO_BIG",
] as const;

export type DropReason = (typeof dropReasons)[number];
