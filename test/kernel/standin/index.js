// A stand-in for the simulator: just enough for a session to talk to.
const display = Symbol.for("Jupyter.display");

export class Picture {
  constructor(text, html) {
    this[display] = () => ({ "text/plain": text, "text/html": html });
  }
}

export class Machine {
  [Symbol.for("skbook.machine")] = true;
  constructor(name) {
    this.name = name;
  }
}

export class Lab {
  [Symbol.for("skbook.lab")] = true;
  machines = new Map();
  calls = [];

  machine(name) {
    const machine = new Machine(name);
    this.machines.set(name, machine);
    return machine;
  }

  async panes(panes) {
    this.calls.push(panes.map(({ machine, terminal, text }) => [machine.name, terminal, text]));
    return panes.map(({ machine, text }) => {
      if (text === "deadlock") throw new Error("every process waits and no timer is set");
      return new Picture(`[root@${machine.name} ~]# ${text}\n`);
    });
  }
}
