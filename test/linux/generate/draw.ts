// Chance for the generator: fast-check's `fc.gen()`, so that a case is one arbitrary value of one seed, with words that read
// like the decision they make.
import fc, { type GeneratorValue } from "fast-check";

export class Draw {
  constructor(private readonly value: GeneratorValue) {}

  int(min: number, max: number): number {
    return this.value(fc.integer, { min, max });
  }
  percent(chance: number): boolean {
    return this.int(0, 99) < chance;
  }
  one<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)]!;
  }
  /** One of them, each as often as its number says. */
  weighted<T>(choices: readonly (readonly [number, T])[]): T {
    let rest = this.int(0, choices.reduce((sum, [weight]) => sum + weight, 0) - 1);
    for (const [weight, choice] of choices) {
      if (rest < weight) return choice;
      rest -= weight;
    }
    return choices[0]![1];
  }
  times<T>(count: number, make: (index: number) => T): T[] {
    return Array.from({ length: count }, (_, index) => make(index));
  }
}
