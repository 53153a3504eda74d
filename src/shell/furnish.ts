// The directories, devices and links that a fresh system has.
import type { FileSystem } from "./files.js";
import { DeviceFile, Folder, type Tree } from "./tree.js";

const folders =
  "/bin /dev /etc /proc /root /run /sbin /sys /tmp /usr /usr/bin /usr/sbin /var /home /mnt /opt /srv /sys/class";
const devices = ["full", "null", "random", "tty", "urandom", "zero"];
const links = [
  ["/proc/self/fd", "/dev/fd"],
  ["/proc/self/fd/0", "/dev/stdin"],
  ["/proc/self/fd/1", "/dev/stdout"],
  ["/proc/self/fd/2", "/dev/stderr"],
  ["/run", "/var/run"],
  ["/proc/self/mounts", "/etc/mtab"],
] as const;

export function furnish(files: FileSystem, tree: Tree): void {
  for (const path of folders.split(" ")) files.makeDirectory(path);
  files.chmod("/tmp", 0o1777);
  const dev = tree.root.entries.get("dev");
  if (dev instanceof Folder) for (const name of devices) dev.entries.set(name, tree.make(DeviceFile, 0o666));
  for (const [target, path] of links) files.symlink(target, path);
}
