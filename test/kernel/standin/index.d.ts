export declare class Picture {
  constructor(text: string, html?: string);
}
export declare class Machine {
  readonly name: string;
}
export declare class Lab {
  readonly machines: ReadonlyMap<string, Machine>;
  readonly calls: readonly (readonly [string, string | undefined, string])[][];
  machine(name: string): Machine;
}
