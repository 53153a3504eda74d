// What is asked of a lab happens in the order in which it was asked, and at once unless a library has to answer first.

/** Work that yields what it must wait for outside of the virtual world. */
export type Turn<T> = Generator<Promise<void>, T, void>;

export class Turns {
  private last: Promise<unknown> | undefined;

  /** Begins now, if nothing else is under way; a promise because it may have to wait. */
  take<T>(turn: Turn<T>): Promise<T> {
    if (this.last) return this.keep(this.last.then(() => rest(turn)));
    let first: IteratorResult<Promise<void>, T>;
    try {
      first = turn.next();
    } catch (error) {
      return Promise.reject(error);
    }
    if (first.done) return Promise.resolve(first.value);
    return this.keep(first.value.then(() => rest(turn)));
  }

  private keep<T>(own: Promise<T>): Promise<T> {
    const over: Promise<void> = own.then(
      () => this.forget(over),
      () => this.forget(over),
    );
    this.last = over;
    return own;
  }

  private forget(over: Promise<void>): void {
    if (this.last === over) this.last = undefined;
  }
}

/** To its end. */
export async function rest<T>(turn: Turn<T>): Promise<T> {
  for (let step = turn.next(); ; step = turn.next()) {
    if (step.done) return step.value;
    await step.value;
  }
}
