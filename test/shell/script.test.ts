// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the shell's own
// What a script does in time: streams, background jobs, buffers, signals. What real bash prints is in recorded/.
import { describe, expect, it } from "vitest";
import { runScript, waiting } from "../../src/shell/index.js";
import { machine, run, terminal } from "./machine.js";

const at = (script: string, tty = true) =>
  run(script, { tty }).output.map(({ time, text }) => `${(time / 1e9).toFixed(1)} ${text.trimEnd()}`);

describe("time", () => {
  it("passes only where something waits", () => {
    const { host, text } = run("sleep 2; date +%s; sleep 1.5; date +%s; echo $SECONDS");
    expect(text).toBe("1700000002\n1700000003\n3\n");
    expect(host.clock.now / 1e9).toBeCloseTo(3.5, 1);
  });

  it("lets a loop on the clock end", () => {
    expect(run("while [ $SECONDS -lt 2 ]; do :; done; echo $SECONDS").text).toBe("2\n");
    expect(run("end=$(($(date +%s)+1)); until [ $(date +%s) -ge $end ]; do :; done; echo over").text).toBe("over\n");
  });

  it("stops a loop without an end, in words", () => {
    const { text, status } = run("echo a\nwhile :; do :; done; echo no");
    expect(text).toBe("a\nscript.sh: line 2: stopped: too many commands, this looks like a loop without an end\n");
    expect(status).toBe(1);
  });

  it("survives a fork bomb", () => {
    expect(run(":(){ :|:& };:").outcome).toBe("finished");
  });
});

describe("brace expansion", () => {
  it("makes every word, however many", () => {
    expect(run("echo {1..300}{1..100} | wc -w; set -- {1..1000000}; echo $# ${1000000}").text).toBe(
      "30000\n1000000 1000000\n",
    );
  });

  it("leaves a sequence that has no room as it is, with bash's complaint", () => {
    const text = run("echo a{1..100000000..2}b {x,{1..2000001}}").text;
    expect(text).toBe(
      "script.sh: line 1: brace expansion: failed to allocate memory for 50000000 elements\n" +
        "script.sh: line 1: brace expansion: failed to allocate memory for 2000001 elements\n" +
        "a{1..100000000..2}b x {1..2000001}\n",
    );
  });

  it("refuses a product that has no room", () => {
    const { text } = run("echo {1..2000}{1..2000}\necho $?");
    expect(text).toBe("skbook: brace expansion to more than 1000000 words is not simulated\n1\n");
  });
});

describe("streams", () => {
  it("passes lines through a pipe while the writer still runs", () => {
    expect(at("for i in 1 2 3; do echo $i; sleep 1; done | cat")).toEqual(["0.0 1", "1.0 2", "2.0 3"]);
    expect(at("for i in a b c; do echo $i; sleep 1; done | grep --line-buffered . | cat")).toEqual([
      "0.0 a",
      "1.0 b",
      "2.0 c",
    ]);
  });

  it("keeps a program's output in blocks when it is no terminal, and loses it with a signal", () => {
    expect(at("for i in 1 2; do echo $i; sleep 1; done | grep .", false)).toEqual(["2.0 1\n2"]);
    const loses =
      "(echo a; sleep 5) | grep . > /tmp/f & sleep 1; kill %1 2>/dev/null; kill $!; wait; cat /tmp/f; echo end";
    expect(run(loses).text).not.toContain("a\n");
  });

  it("blocks a writer when 64 KiB wait, and ends it when the reader goes", () => {
    const { text } = run("seq 60000 | { sleep 3; head -n 1; }; echo $SECONDS ${PIPESTATUS[@]}");
    expect(text).toBe("1\n3 141 0\n");
    expect(run("seq 100000 | head -n 1; echo ${PIPESTATUS[0]}").text).toBe("1\n141\n");
  });

  it("gives `read` one line and leaves the rest", () => {
    expect(run("printf 'a\\nb\\nc\\n' | { read x; echo [$x]; cat; }").text).toBe("[a]\nb\nc\n");
  });
});

describe("background", () => {
  it("goes on when the child first waits", () => {
    expect(run("{ echo child; sleep 1; echo late; } & echo parent; wait").text).toBe("child\nparent\nlate\n");
    expect(run("sleep 5 | { echo reader; cat; } & echo parent; kill $!").text).toBe("reader\nparent\n");
  });

  it("ignores ^C in the background of a script; the foreground program and the script die of it", () => {
    const host = machine();
    let text = "";
    const script = "(sleep 2; echo survived) & sleep 100; echo not reached";
    const running = runScript(host, script, { name: "s", write: (out) => (text += out.text) });
    host.clock.after(1e9, () => running.interrupt());
    host.scheduler.run(() => false);
    expect(running.status).toBe(130);
    expect(text).toBe("survived\n");
  });

  it("lets the script go on when the program handles ^C", () => {
    const host = machine();
    let text = "";
    const script = "bash -c 'trap \"echo caught; exit 0\" INT; sleep 100'; echo $?";
    const running = runScript(host, script, { name: "s", write: (out) => (text += out.text) });
    host.clock.after(1e9, () => running.interrupt());
    host.scheduler.run(() => running.over);
    expect(text).toBe("caught\n0\n");
  });

  it("kills everything that a script started", () => {
    const host = machine();
    const running = runScript(host, "sleep 1000 & sleep 1000", { name: "s", write: () => {} });
    host.clock.after(1e9, () => running.kill());
    expect(host.scheduler.run(() => host.processes!.size === 0)).toBe("finished");
    expect(running.status).toBe(137);
  });
});

describe("a deadlock", () => {
  it("says who waits for what", () => {
    const { screen, host } = terminal();
    screen.type("cat | sort");
    expect(host.scheduler.run(() => screen.idle)).toBe("stuck");
    expect(waiting(host.scheduler)).toBe(
      "-bash waits for cat (pid 1001) to end\ncat waits for input from the terminal\nsort waits for text from a pipe\n",
    );
  });
});

describe("the same seed", () => {
  it("gives the same times, another seed others", () => {
    const times = (seed: string) =>
      run("for i in 1 2 3; do date | cat; done", { host: machine(seed) }).output.map((out) => out.time);
    expect(times("1")).toEqual(times("1"));
    expect(times("1")).not.toEqual(times("2"));
  });
});

describe("files", () => {
  it("shows a sysctl each write, and the shell its refusal", () => {
    const host = machine();
    const writes: string[] = [];
    host.files.mount("/proc/sys", {
      lookup: (path) =>
        path === "net/x"
          ? { kind: "file", read: () => "0\n", write: (text) => (text === "9\n" ? "EINVAL" : void writes.push(text)) }
          : undefined,
    });
    const { text } = run(
      "echo 1 > /proc/sys/net/x; echo 9 > /proc/sys/net/x; echo $?; cat /proc/sys/net/x; echo 1 > /proc/sys/net/y; echo 1 | cat > /proc/sys/net/x",
      { host },
    );
    expect(writes).toEqual(["1\n", "1\n"]);
    expect(text).toBe(
      "script.sh: line 1: echo: write error: Invalid argument\n1\n0\nscript.sh: line 1: /proc/sys/net/y: No such file or directory\n",
    );
  });

  it("follows a file with tail -f", () => {
    expect(run("cd /tmp; echo a > f; tail -f f & sleep 1; echo b >> f; sleep 1; kill $!; wait").text).toBe("a\nb\n");
  });
});
