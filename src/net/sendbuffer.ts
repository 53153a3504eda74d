// What a socket may have under way (sk_wmem_alloc against sk_sndbuf, as __ip_append_data asks for each piece it cuts). Counted
// is what the memory really costs (truesize), so many small pieces do not fit where one large does. Left out: packets that
// still wait in a queue.

/** The header of a struct sk_buff and of its fragments' list, cache lines full. */
const SKB = 256;
const SHARED_INFO = 320;
/** LL_RESERVED_SPACE of an Ethernet device and the 15 octets for alignment. */
const HEADROOM = 31;
/** SOCK_MIN_SNDBUF */
const LEAST = 4608;

/** kmalloc gives powers of two, 96 and 192 aside. */
function allocated(size: number): number {
  let bucket = 256;
  while (bucket < size) bucket *= 2;
  return bucket;
}

/** Does a datagram of `length`, cut for `mtu`, go into a socket whose SO_SNDBUF was set to `wanted`? */
export function fits(length: number, mtu: number, wanted: number): boolean {
  if (length <= mtu) return true;
  const piece = Math.floor((mtu - 20) / 8) * 8;
  const pieces = Math.ceil((length - 20) / piece);
  const lines = Math.ceil((piece + 20 + HEADROOM) / 64) * 64;
  const each = allocated(lines + SHARED_INFO) + SKB;
  // An empty socket counts as one (sk_alloc).
  return 1 + (pieces - 1) * each <= 2 * Math.max(2 * wanted, LEAST);
}
