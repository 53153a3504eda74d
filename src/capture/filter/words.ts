// The words of an expression, read from the left, with a finger on the next one.
import type { Token } from "./token.js";

export class Words {
  at = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  get current(): Token | undefined {
    return this.tokens[this.at];
  }

  /** The one behind the next. */
  get ahead(): Token | undefined {
    return this.tokens[this.at + 1];
  }

  next(): Token | undefined {
    return this.tokens[this.at++];
  }

  peek(kind: Token["kind"], texts: readonly string[]): boolean {
    return this.current?.kind === kind && texts.includes(this.current.text);
  }

  /** Reads the next word if it is one of these. */
  take(kind: Token["kind"], ...texts: readonly string[]): string | undefined {
    return this.peek(kind, texts) ? this.next()!.text : undefined;
  }
}
