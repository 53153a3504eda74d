// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the shell's own
// An interactive shell's screen, as real bash 5.2 draws it on a pty.
import { describe, expect, it } from "vitest";
import { machine, terminal } from "./machine.js";

describe("a terminal", () => {
  it("shows prompt, command, output, and no prompt after the last", () => {
    const { type, screen } = terminal();
    expect(type("echo a; echo b >&2\ncd /tmp\npwd")).toBe("$ echo a; echo b >&2\na\nb\n$ cd /tmp\n$ pwd\n/tmp\n");
    expect(screen.idle).toBe(true);
    expect(screen.output.filter((out) => out.command === 3).map((out) => out.text)).toEqual(["$ pwd\n", "/tmp\n"]);
  });

  it("keeps variables, functions and the directory between commands", () => {
    const { type } = terminal();
    type("x=1; f() { echo f$x; }; cd /etc");
    expect(type("f; pwd")).toBe("$ f; pwd\nf1\n/etc\n");
  });

  it("shows continuation lines, and comments as they are", () => {
    const { type } = terminal();
    expect(type("# look\n\nfor i in 1 2\ndo echo $i\ndone\ncat <<E\nx\nE\necho a \\\nb")).toBe(
      "# look\n\n$ for i in 1 2\n> do echo $i\n> done\n1\n2\n$ cat <<E\n> x\n> E\nx\n$ echo a \\\n> b\na b\n",
    );
  });

  it("words errors as an interactive bash", () => {
    const { type } = terminal();
    expect(
      type("foo\necho )\necho $(\nx)\ncd /nope\n[ 1 -eq a ]\necho $((1/0)); echo no\necho ${u:?gone}; echo no"),
    ).toBe(
      [
        "$ foo",
        "-bash: foo: command not found",
        "$ echo )",
        "-bash: syntax error near unexpected token `)'",
        "$ echo $(",
        "> x)",
        "-bash: x: command not found",
        "",
        "$ cd /nope",
        "-bash: cd: /nope: No such file or directory",
        "$ [ 1 -eq a ]",
        "-bash: [: a: integer expression expected",
        "$ echo $((1/0)); echo no",
        '-bash: 1/0: division by 0 (error token is "0")',
        "$ echo ${u:?gone}; echo no",
        "-bash: u: gone",
        "",
      ].join("\n"),
    );
  });

  it("tells of jobs as bash does", () => {
    const { type, pass } = terminal();
    expect(type("sleep 0.3 & sleep 100 &\njobs")).toBe(
      "$ sleep 0.3 & sleep 100 &\n[1] 1001\n[2] 1002\n$ jobs\n[1]-  Running                 sleep 0.3 &\n[2]+  Running                 sleep 100 &\n",
    );
    pass(0.4);
    expect(type("echo a")).toBe("$ echo a\na\n[1]-  Done                    sleep 0.3\n");
    expect(type("kill %2\necho b")).toBe("$ kill %2\n$ echo b\nb\n[2]+  Terminated              sleep 100\n");
    expect(type("(exit 3) &\necho c")).toMatch(/\n\[1\]\+ {2}Exit 3 {18}\( exit 3 \)\n$/);
    expect(type("sleep 0.2 & wait")).toBe("$ sleep 0.2 & wait\n[1] 1004\n[1]+  Done                    sleep 0.2\n");
    // Whoever waits for a job hears of the others, in the middle of a line.
    expect(type("sleep 0.3 &\nsleep 0.5; echo d; sleep 0.1").replace(/^.*\n.*\n/, "")).toBe(
      "$ sleep 0.5; echo d; sleep 0.1\n[1]+  Done                    sleep 0.3\nd\n",
    );
    expect(type("wait %3; kill %9")).toBe(
      "$ wait %3; kill %9\n-bash: wait: %3: no such job\n-bash: kill: %9: no such job\n",
    );
  });

  it("gives ^C to the foreground job and drops the rest of the line", () => {
    const { screen, pass, host, type } = terminal();
    screen.type("sleep 100; echo no");
    pass(1);
    expect(screen.foreground).toBe("sleep 100");
    screen.interrupt();
    host.scheduler.run(() => screen.idle);
    expect(screen.text()).toBe("$ sleep 100; echo no\n^C\n");
    expect(screen.lastStatus).toBe(130);
    expect(type("echo $?")).toBe("$ echo $?\n130\n");
    screen.type("while true; do sleep 1; done");
    pass(3);
    screen.interrupt();
    host.scheduler.run(() => screen.idle);
    expect(screen.idle).toBe(true);
    screen.type("sleep 50 & wait");
    pass(1);
    screen.interrupt();
    host.scheduler.run(() => screen.idle);
    expect(type("jobs")).toMatch(/Running {17}sleep 50 &\n$/);
  });

  it("attributes what a background job writes later to its own command", () => {
    const { type, pass, screen } = terminal();
    type("(sleep 1; echo late) &");
    pass(2);
    const last = screen.output.at(-1)!;
    expect([last.text, last.command, Math.round(last.time / 1e9)]).toEqual(["late\n", 1, 1]);
  });

  it("lets a program read what is typed", () => {
    const { type } = terminal();
    expect(type("read x\nhello\necho $x\ncat\nline\n\x04\necho $?")).toBe(
      "$ read x\nhello\n$ echo $x\nhello\n$ cat\nline\nline\n$ echo $?\n0\n",
    );
  });

  it("ends with exit, ^D or a hangup", () => {
    const { type, screen } = terminal();
    expect(type("exit 3\necho no")).toBe("$ exit 3\nlogout\n");
    expect([screen.over, screen.idle, screen.lastStatus]).toEqual([true, true, 3]);
    expect(terminal().type("\x04")).toBe("$ logout\n");
    const host = machine();
    const other = terminal(host);
    other.type("sleep 100 &");
    other.screen.hangup();
    host.scheduler.run(() => host.processes!.size === 0);
    expect(host.processes!.size).toBe(0);
  });

  it("shares processes with another terminal of the machine", () => {
    const host = machine();
    const [one, two] = [terminal(host), terminal(host)];
    one.type("sleep 100 &");
    two.type("kill -9 1002; echo $?");
    expect(two.screen.text()).toBe("$ kill -9 1002; echo $?\n0\n");
    expect(one.type("echo")).toBe("$ echo\n\n[1]+  Killed                  sleep 100\n");
  });
});
