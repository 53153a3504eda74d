// Paths as the kernel walks them, without links.

/** The absolute path without ".", ".." and doubled slashes. */
export function normalize(cwd: string, path: string): string {
  const names: string[] = [];
  for (const name of (path.startsWith("/") ? path : `${cwd}/${path}`).split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return `/${names.join("/")}`;
}

/** For file-system calls: absolute, but a trailing slash ("must be a directory") is kept. */
export function absolute(cwd: string, path: string): string {
  const full = normalize(cwd, path);
  return path.endsWith("/") && full !== "/" ? `${full}/` : full;
}
