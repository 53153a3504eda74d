// Which Node this program needs. The check stands alone: an older one cannot even load what it guards.

/** What is wrong with this Node, or undefined. */
export function tooOld(version: string = process.versions.node): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const since = { 20: 19, 22: 12 }[major] ?? (major > 22 ? 0 : Number.POSITIVE_INFINITY);
  return minor >= since ? undefined : `Node ${version} is too old: skbook needs 20.19, 22.12 or newer`;
}
