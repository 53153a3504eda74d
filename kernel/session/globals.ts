// The types of what src/cell/globals.ts gives every cell; they stand in the file that keeps the imports.

export const declarations = `declare global {
  /** Shows a value now, as a last value would be shown; the answer replaces what it shows. */
  function display(value: unknown): Promise<(value: unknown) => Promise<void>>;
  /** Removes what the cell has shown so far; with \`wait\`, when something new is shown. */
  function clearOutput(wait?: boolean): void;
  /** Asks the person at the keyboard. */
  function input(question?: string, options?: { password?: boolean }): Promise<string>;
}
`;
