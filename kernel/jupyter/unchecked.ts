// Ending a loop from outside leaves Node's stack of asynchronous contexts one entry too deep, and Node aborts when it
// notices. --no-force-async-hooks-checks turns that look off; an AsyncLocalStorage, which the session needs to know whose
// output it sees, turns it on again (async_hooks: enableHooks). Left out: Node versions whose AsyncLocalStorage needs no
// hooks have nothing to turn off.

interface Hooks {
  readonly async_hook_fields: Uint32Array;
  readonly constants: { readonly kCheck: number; readonly kTotals: number };
}

/** To be called before code that may be ended: the look stays off until the next hook is made. */
export function uncheck(): void {
  if (!hooks) return;
  const { async_hook_fields: fields, constants } = hooks;
  fields[constants.kCheck] = 0;
  // How many hooks there are; Node reads it only to decide whether to look at the end of a callback.
  fields[constants.kTotals] = 0;
}

const hooks = ((): Hooks | undefined => {
  const { noDeprecation } = process;
  // There is no other door to this field; what Node says about the door is not for readers of a notebook.
  process.noDeprecation = true;
  try {
    const { binding } = process as unknown as { binding(name: string): Partial<Hooks> };
    const found = binding.call(process, "async_wrap");
    return typeof found.constants?.kCheck === "number" &&
      typeof found.constants.kTotals === "number" &&
      found.async_hook_fields
      ? (found as Hooks)
      : undefined;
  } catch {
    return undefined;
  } finally {
    process.noDeprecation = noDeprecation ?? false;
  }
})();
