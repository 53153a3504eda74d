// What leaves the middle of a command: thrown by builtins and expansions, caught by the construct that it ends.

export class Break {
  constructor(
    public levels: number,
    readonly status = 0,
  ) {}
}

export class Continue {
  constructor(public levels: number) {}
}

export class Return {
  constructor(readonly status: number) {}
}

/** Ends the shell. */
export class Exit {
  constructor(readonly status: number) {}
}

/** Ends the whole line that was read (bash: jump_to_top_level(DISCARD)); the shell goes on with the next. */
export class Discard {
  constructor(readonly status: number) {}
}

/** Why an expansion failed, said by the shell after its name and line; `fatal` ends a shell that is not interactive. */
export class ExpansionError {
  constructor(
    readonly message: string,
    readonly fatal: boolean = false,
    readonly status = 1,
  ) {}
}
