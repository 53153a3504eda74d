// Errors of the file system in the words of strerror(3).
import type { Errno } from "./files.js";

const words: Readonly<Record<Errno, string>> = {
  ENOENT: "No such file or directory",
  EACCES: "Permission denied",
  EPERM: "Operation not permitted",
  EISDIR: "Is a directory",
  ENOTDIR: "Not a directory",
  EEXIST: "File exists",
  EINVAL: "Invalid argument",
  EIO: "Input/output error",
  EROFS: "Read-only file system",
  ENOTEMPTY: "Directory not empty",
  EOPNOTSUPP: "Operation not supported",
  ELOOP: "Too many levels of symbolic links",
  EXDEV: "Invalid cross-device link",
  EBUSY: "Device or resource busy",
  ERANGE: "Numerical result out of range",
  ENODEV: "No such device",
};

export function strerror(errno: Errno): string {
  return words[errno];
}
