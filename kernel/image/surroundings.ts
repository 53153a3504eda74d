// What a process that starts from an image is told beside. Node holds the image's file twice while it reads it, and glibc
// gets so much memory faster in large pages (its tunables; other systems do not know the name).

const TUNABLES = "GLIBC_TUNABLES";
const LARGE_PAGES = "glibc.malloc.hugetlb=1";

export const surroundings = (): NodeJS.ProcessEnv => ({ [TUNABLES]: LARGE_PAGES, ...process.env });

/** In that process: programs that a cell starts shall not see it. */
export function forgetSurroundings(): void {
  if (process.env[TUNABLES] === LARGE_PAGES) delete process.env[TUNABLES];
}
