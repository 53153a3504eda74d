// What ifconfig changes (net-tools ifconfig.c), one ioctl a word, and what the kernel does then (devinet_ioctl, dev_ifsioc).
import { config, type Device, type InterfaceAddress, mask, scope } from "../../net/index.js";
import type { FileSystem } from "../../shell/index.js";
import { type Ipv4, type Mac, parseIpv6 } from "../../wire/address.js";
import { strerror } from "../errno.js";
import { ether } from "../ether.js";
import { numbers, resolve } from "../ping/names.js";
import type { World } from "../world.js";
import { addressOf, named, type Shown } from "./show.js";
import { usage } from "./usage.js";

export class Refusal extends Error {
  constructor(
    readonly text: string,
    readonly status: number,
  ) {
    super(text);
  }
}

export class Change {
  text = "";
  status = 0;
  private readonly words: string[];

  constructor(
    private readonly name: string,
    words: readonly string[],
    private readonly world: World,
    private readonly files: FileSystem,
  ) {
    this.words = [...words];
  }

  run(): void {
    for (let word = this.words.shift(); word !== undefined; word = this.words.shift()) this.word(word);
  }

  private need(): string {
    const word = this.words.shift();
    if (word === undefined) throw new Refusal(usage, 3);
    return word;
  }

  private get shown(): Shown | undefined {
    return named(this.world, this.name);
  }

  private failed(call: string, errno: string | undefined): void {
    if (errno === undefined) return;
    this.text += `${call}: ${strerror(errno)}\n`;
    this.status = 1;
  }

  private word(word: string): void {
    const off = word.startsWith("-");
    switch (off ? word.slice(1) : word) {
      case "up":
        return this.setUp(true);
      case "down":
        return this.setUp(false);
      case "arp":
        return this.flag("noArp", off);
      case "promisc":
        return this.flag("promisc", !off);
      case "allmulti":
        return this.flag("allmulti", !off);
      case "multicast":
        return this.flag("multicast", !off);
      case "trailers":
        if (off) throw new Refusal("skbook: ifconfig -trailers is not simulated\n", 1);
        return;
      case "dynamic":
        throw new Refusal(`skbook: ifconfig ${word} is not simulated\n`, 1);
      case "mtu":
        return this.mtu(this.need());
      case "txqueuelen":
        return this.queueLength(this.need());
      case "hw":
        return this.hardware();
      case "netmask":
        return this.netmask(this.host(this.need()));
      case "broadcast":
        return this.broadcast(off);
      case "pointopoint":
      case "dstaddr":
        return this.peer(off);
      case "mem_start":
      case "io_addr":
      case "irq":
        this.need();
        return this.failed(`${word}: SIOCSIFMAP`, this.shown ? "EOPNOTSUPP" : "ENODEV");
      case "outfill":
      case "keepalive":
        this.need();
        return this.failed(`SIOCS${word.toUpperCase()}`, this.shown ? "EOPNOTSUPP" : "ENODEV");
      case "add":
        return this.six(this.need(), true);
      case "del":
        return this.six(this.need(), false);
      case "inet":
        if (this.words[0] !== undefined) this.address(this.need());
        return;
      case "inet6":
        // The words after it are of that family: add and del.
        if (this.words[0] !== "add" && this.words[0] !== "del")
          throw new Refusal("skbook: ifconfig inet6 ADDRESS is not simulated: use add\n", 1);
        return;
      case "media":
      case "name":
      case "tunnel":
        throw new Refusal(`skbook: ifconfig ${word} is not simulated\n`, 1);
      default:
        return this.address(word);
    }
  }

  // set_flag and clr_flag
  private setUp(on: boolean): void {
    const { shown, world } = this;
    if (!shown) return this.noFlags();
    if (shown.alias) {
      const own = addressOf(world, shown);
      if (!own) {
        this.failed("SIOCSIFFLAGS", "EADDRNOTAVAIL");
        this.status = 255;
      } else if (!on) config.removeAddress(world.netns, shown.dev, own.local, own.prefixLength);
      return;
    }
    config.setUp(world.netns, shown.dev, on);
  }

  private noFlags(): void {
    this.text += `${this.name}: ERROR while getting interface flags: ${strerror("ENODEV")}\n`;
    this.status = 255;
  }

  private flag(flag: "noArp" | "promisc" | "allmulti" | "multicast", on: boolean): void {
    const { shown } = this;
    if (shown) config.changeFlag(shown.dev, flag, on);
    else this.noFlags();
  }

  private mtu(word: string): void {
    const value = /^\d+/.test(word) ? Number.parseInt(word, 10) : 0;
    const { shown } = this;
    this.failed("SIOCSIFMTU", shown ? config.changeMtu(shown.dev, value)?.errno : "ENODEV");
  }

  // strtoul: what is no number is 0.
  private queueLength(word: string): void {
    const value = Number.parseInt(word, 10) || 0;
    const { shown } = this;
    if (!shown) return this.failed("SIOCSIFTXQLEN", "ENODEV");
    if (value < 0) return this.failed("SIOCSIFTXQLEN", "EINVAL");
    shown.dev.queueLength = value;
  }

  private hardware(): void {
    const type = this.need();
    if (!["ether", "loop"].includes(type)) throw new Refusal(usage, 3);
    const word = this.need();
    const mac: Mac | undefined = ether(word);
    if (mac === undefined) throw new Refusal(`${word}: invalid ${type} address.\n`, 1);
    const { shown } = this;
    const errno = !shown ? "ENODEV" : shown.dev.loopback ? "EINVAL" : config.changeMac(shown.dev, mac)?.errno;
    this.failed("SIOCSIFHWADDR", errno);
  }

  private host(word: string): Ipv4 {
    const found = word === "default" ? 0 : resolve(word, this.files);
    if (found === undefined) throw new Refusal(`${word}: ${unknown(word)}\n`, 1);
    return found;
  }

  // SIOCSIFADDR, and up it goes.
  private address(word: string): void {
    const [text = "", length, more] = word.split("/");
    if (length !== undefined && (more !== undefined || !/^\d+$/.test(length))) throw new Refusal(usage, 3);
    const local = text === "default" ? 0 : resolve(text, this.files);
    if (local === undefined)
      throw new Refusal(`${word}: ${unknown(text)}\nifconfig: \`--help' gives usage information.\n`, 1);
    const { shown, world } = this;
    if (!shown) {
      this.failed("SIOCSIFADDR", "ENODEV");
      return this.noFlags();
    }
    if (local >>> 28 === 0xe) return this.failed("SIOCSIFADDR", "EINVAL");
    const own = addressOf(world, shown);
    if (own?.local !== local) {
      if (own) config.removeAddress(world.netns, shown.dev, own.local, own.prefixLength);
      if (local !== 0) this.insert(shown, fresh(local, this.name, shown.dev));
    }
    if (local !== 0) this.setUp(true);
    else if (!shown.alias) config.setUp(world.netns, shown.dev, true);
    if (length !== undefined) this.netmask(mask(Math.min(Number(length), 32)));
  }

  private insert({ dev }: Shown, address: config.NewAddress): void {
    this.failed("SIOCSIFADDR", config.addAddress(this.world.netns, dev, address)?.errno);
  }

  // Deleted and inserted anew, as another.
  private replace(call: string, changed: (own: InterfaceAddress) => Partial<config.NewAddress> | undefined): void {
    const { shown, world } = this;
    const own = shown && addressOf(world, shown);
    if (!own || !shown) return this.failed(call, shown ? "EADDRNOTAVAIL" : "ENODEV");
    const change = changed(own);
    if (!change) return;
    const { local, prefixLength, peer, broadcast, scope: within, label } = own;
    config.removeAddress(world.netns, shown.dev, local, prefixLength);
    const kept = { local, prefixLength, peer, scope: within, label, ...(broadcast === undefined ? {} : { broadcast }) };
    this.insert(shown, { ...kept, ...change });
  }

  private netmask(bits: Ipv4): void {
    if ((~bits & (~bits + 1)) >>> 0 !== 0) return this.failed("SIOCSIFNETMASK", "EINVAL");
    const prefixLength = Math.clz32(~bits >>> 0);
    this.replace("SIOCSIFNETMASK", ({ local, prefixLength: before, broadcast }) => {
      if (prefixLength === before) return undefined;
      // A broadcast address that is the usual one stays so.
      const usual = broadcast === (local | ~mask(before)) >>> 0 && prefixLength < 31;
      return usual ? { prefixLength, broadcast: (local | ~bits) >>> 0 } : { prefixLength };
    });
  }

  private broadcast(off: boolean): void {
    if (off) {
      if (this.shown && !this.shown.dev.loopback)
        this.text += `Warning: Interface ${this.name} still in BROADCAST mode.\n`;
      return;
    }
    if (this.words[0] === undefined) return;
    const broadcast = this.host(this.need());
    this.replace("SIOCSIFBRDADDR", (own) => (own.broadcast === broadcast ? undefined : { broadcast }));
  }

  private peer(off: boolean): void {
    if (off || this.words[0] === undefined) return;
    const peer = this.host(this.need());
    this.replace("SIOCSIFDSTADDR", (own) => (own.peer === peer ? undefined : { peer }));
  }

  // An address of IPv6; one of IPv4 would go to the next free alias.
  private six(word: string, adding: boolean): void {
    const [text = "", length = "0"] = word.split("/");
    const address = parseIpv6(text);
    if (address === undefined) throw new Refusal(`skbook: ifconfig add and del of ${word} are not simulated\n`, 1);
    const { shown, world } = this;
    if (!shown) return this.failed("SIOGIFINDEX", "ENODEV");
    const { inet6 } = world.netns;
    if (adding) this.failed("SIOCSIFADDR", inet6.add(shown.dev, address, Number(length)));
    else this.failed("SIOCDIFADDR", inet6.remove(shown.dev, address));
  }
}

// What looks like an address is none; what looks like a name could have been one.
const unknown = (word: string): string =>
  numbers(word) === undefined && !/^[\d.]+$|[^\w.-]/.test(word) ? "Host name lookup failure" : "Unknown host";

// SIOCSIFADDR: the mask and the broadcast address are those of the old classes (inet_abc_len).
function fresh(local: Ipv4, label: string, dev: Device): config.NewAddress {
  const first = local >>> 24;
  const all = local === 0xffff_ffff;
  const prefixLength = all ? 0 : first < 128 ? 8 : first < 192 ? 16 : first < 224 ? 24 : 32;
  const broadcast = !dev.loopback && prefixLength < 31 ? { broadcast: (local | ~mask(prefixLength)) >>> 0 } : {};
  return { local, prefixLength, label, scope: first === 127 ? scope.host : scope.universe, ...broadcast };
}
