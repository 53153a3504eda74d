// What a cell gives back, wherever it runs: in the kernel's session or in a reader's page.

/** MIME type to content; text/plain is always there. Never application/json beside text/html. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** Where a cell's output goes while it runs, in order. */
export interface Sink {
  stream(name: "stdout" | "stderr", text: string): void;
  /** With `update`, what was shown under this displayId before is replaced. */
  display(
    bundle: MimeBundle,
    options?: { readonly metadata?: object; readonly displayId?: string; readonly update?: boolean },
  ): void;
  clear(wait: boolean): void;
  /** Asks the person at the keyboard; absent where nobody can be asked. */
  input?(prompt: string, password: boolean): Promise<string>;
}

export interface Failure {
  readonly status: "error";
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}
