// Shell prompts as tutorials show them: [root@h ~]#, user@host:~$, root@h:/#, h1#, (ns) root@h:~#, bash-5.1$, / #, $, #, >.
// A lone # is a prompt only where nothing better is seen and a command follows it; > only where nothing else is.

export interface Prompt {
  /** As it stands there, blank behind it included. */
  readonly text: string;
  readonly host?: string;
  /** A program's own prompt: what follows is not for a shell. */
  readonly program?: string;
  readonly command: string;
}

type Reader = (line: string) => Prompt | undefined;

const strong: readonly { readonly shape: RegExp; readonly host?: number }[] = [
  // [root@host ~]#
  { shape: /^(?:\([\w.-]+\) ?)?\[[\w.-]+@([\w.-]+)[ :][^\]]*\] ?[#$](?: |$)/, host: 1 },
  // user@host:~$, (venv) user@host:~/dir#
  { shape: /^(?:\([\w.-]+\) ?)?[\w.-]+@([\w.-]+):[^\s#$]*(?: \([^)]*\))?[ ]?[#$](?: |$)/, host: 1 },
  // user@host ~ %
  { shape: /^[\w.-]+@([\w.-]+) [^\s#$%]* ?[#$%](?: |$)/, host: 1 },
  // bash-5.1#, sh-4.2$
  { shape: /^(?:ba)?sh-\d[\d.]*[#$](?: |$)/ },
  // h1#, router1$
  { shape: /^([A-Za-z][\w.-]{0,30})[#$] /, host: 1 },
  { shape: /^([A-Za-z][\w.-]{0,30})[#$]$/, host: 1 },
  // ~ #, /etc #
  { shape: /^(?:~|\/)[\w./-]* [#$](?: |$)/ },
  { shape: /^\$(?: |$)/ },
];

const programs: Reader = (line) => {
  const found = /^(mininet(?:-wifi)?|containernet|ftp|telnet|gdb|vtysh|sqlite|mysql|lxc|nsh|frr)>(?: |$)/i.exec(line);
  const python = /^(>>>)(?: |$)/.exec(line);
  const [text, program] = found ?? python ?? [];
  return text && program ? { text, program, command: line.slice(text.length) } : undefined;
};

const readStrong: Reader = (line) => {
  for (const { shape, host } of strong) {
    const found = shape.exec(line);
    if (!found) continue;
    const name = host === undefined ? undefined : found[host];
    return { text: found[0], ...(name ? { host: name } : {}), command: line.slice(found[0].length).trim() };
  }
  return undefined;
};

const weak =
  (mark: string, isCommand: (text: string) => boolean): Reader =>
  (line) => {
    if (line === mark) return { text: mark, command: "" };
    if (!line.startsWith(`${mark} `)) return undefined;
    const command = line.slice(2).trim();
    return isCommand(command) ? { text: `${mark} `, command } : undefined;
  };

/** How this block's lines are to be read; undefined where no line has a prompt. */
export function readerOf(lines: readonly string[], isCommand: (text: string) => boolean): Reader | undefined {
  const readers: Reader[] = [readStrong, weak("#", isCommand), weak(">", isCommand)];
  const seen = readers.find((reader) => lines.some((line) => (reader(line)?.command ?? "") !== ""));
  if (!seen) return lines.some((line) => programs(line)) ? programs : undefined;
  return (line) => programs(line) ?? seen(line);
}
