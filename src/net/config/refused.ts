// What the kernel refuses when an administrator changes something over rtnetlink: an errno and, where it sends one, its
// extended acknowledgement.
import type { NetNs } from "../netns.js";

export type ConfigErrno =
  | "EEXIST"
  | "EINVAL"
  | "ENODEV"
  | "ENETDOWN"
  | "ENETUNREACH"
  | "EADDRNOTAVAIL"
  | "ESRCH"
  | "ENOENT"
  | "EBUSY"
  | "EPERM"
  | "ELOOP"
  | "EOPNOTSUPP"
  | "ERANGE"
  | "ENOBUFS";

export interface Refused {
  readonly errno: ConfigErrno;
  /** The kernel's own words (NL_SET_ERR_MSG). */
  readonly message?: string;
}

export const refused = (errno: ConfigErrno, message?: string): Refused => ({ errno, ...(message ? { message } : {}) });

/** 3.10 has no extended acknowledgements. */
export const say = (ns: NetNs, errno: ConfigErrno, message: string): Refused =>
  ns.kernel.profile.kernel.version === "3.10" ? refused(errno) : refused(errno, message);
