// strerror(3) for what the stack answers.

const texts: Readonly<Record<string, string>> = {
  EACCES: "Permission denied",
  EADDRNOTAVAIL: "Cannot assign requested address",
  EAFNOSUPPORT: "Address family not supported by protocol",
  EBUSY: "Device or resource busy",
  EEXIST: "File exists",
  EHOSTUNREACH: "No route to host",
  EINVAL: "Invalid argument",
  ELOOP: "Too many levels of symbolic links",
  EMSGSIZE: "Message too long",
  ENETDOWN: "Network is down",
  ENETUNREACH: "Network is unreachable",
  ENOBUFS: "No buffer space available",
  ENODEV: "No such device",
  ENOENT: "No such file or directory",
  ENOTDIR: "Not a directory",
  EOPNOTSUPP: "Operation not supported",
  EPERM: "Operation not permitted",
  ERANGE: "Numerical result out of range",
  ESRCH: "No such process",
  EXDEV: "Invalid cross-device link",
};

export const strerror = (errno: string): string => texts[errno] ?? errno;
