// date(1) on the virtual clock, in UTC: +FORMAT, -u, -R, -I, -d @SECONDS. Not modelled: setting, other dates for -d, time zones.
import { SECOND } from "../../sim/clock.js";
import type { Program } from "../process.js";

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export function date(epoch: number): Program {
  return function* (process) {
    let format = "%a %b %e %H:%M:%S %Z %Y";
    let seconds = epoch + Math.floor(process.clock.now / SECOND);
    let nanos = process.clock.now % SECOND;
    for (let at = 1; at < process.argv.length; at++) {
      const word = process.argv[at]!;
      if (word.startsWith("+")) format = word.slice(1);
      else if (word === "-R") format = "%a, %d %b %Y %H:%M:%S +0000";
      else if (word === "-I") format = "%Y-%m-%d";
      else if (word === "-d" || word.startsWith("-d") || word.startsWith("--date=")) {
        const text = word === "-d" ? (process.argv[++at] ?? "") : word.replace(/^-d|^--date=/, "");
        const found = /^@(-?\d+)$/.exec(text);
        if (!found && text !== "now") {
          yield* process.stderr.write(`date: invalid date '${text}'\n`);
          return 1;
        }
        if (found) [seconds, nanos] = [Number(found[1]), 0];
      } else if (word !== "-u" && word !== "--utc") {
        const why = word.startsWith("-")
          ? `invalid option -- '${word[1]}'\nTry 'date --help' for more information.`
          : `invalid date '${word}'`;
        yield* process.stderr.write(`date: ${why}\n`);
        return 1;
      }
    }
    yield* process.stdout.write(`${formatTime(format, seconds, nanos)}\n`);
    return 0;
  };
}

/** strftime(3) in the C locale and UTC, with GNU's %N, %s, %-d. */
export function formatTime(format: string, seconds: number, nanos: number): string {
  const day = Math.floor(seconds / 86_400);
  const second = seconds - day * 86_400;
  const { year, month, date: dayOfMonth, yearDay } = civil(day);
  const weekday = (((day + 4) % 7) + 7) % 7;
  const hour = Math.floor(second / 3_600);
  const minute = Math.floor(second / 60) % 60;
  const two = (n: number, fill = "0") => String(n).padStart(2, fill);
  const one = (letter: string): string => {
    switch (letter) {
      case "a":
        return days[weekday]!.slice(0, 3);
      case "A":
        return days[weekday]!;
      case "b":
      case "h":
        return months[month - 1]!.slice(0, 3);
      case "B":
        return months[month - 1]!;
      case "c":
        return `${one("a")} ${one("b")} ${one("e")} ${one("T")} ${year}`;
      case "C":
        return two(Math.floor(year / 100));
      case "d":
        return two(dayOfMonth);
      case "D":
      case "x":
        return `${two(month)}/${two(dayOfMonth)}/${two(year % 100)}`;
      case "e":
        return two(dayOfMonth, " ");
      case "F":
        return `${year}-${two(month)}-${two(dayOfMonth)}`;
      case "H":
        return two(hour);
      case "I":
        return two(hour % 12 || 12);
      case "j":
        return String(yearDay).padStart(3, "0");
      case "k":
        return two(hour, " ");
      case "m":
        return two(month);
      case "M":
        return two(minute);
      case "n":
        return "\n";
      case "N":
        return String(nanos).padStart(9, "0");
      case "p":
        return hour < 12 ? "AM" : "PM";
      case "r":
        return `${one("I")}:${two(minute)}:${two(second % 60)} ${one("p")}`;
      case "R":
        return `${two(hour)}:${two(minute)}`;
      case "s":
        return String(seconds);
      case "S":
        return two(second % 60);
      case "t":
        return "\t";
      case "T":
      case "X":
        return `${two(hour)}:${two(minute)}:${two(second % 60)}`;
      case "u":
        return String(weekday || 7);
      case "w":
        return String(weekday);
      case "y":
        return two(year % 100);
      case "Y":
        return String(year);
      case "z":
        return "+0000";
      case "Z":
        return "UTC";
      case "%":
        return "%";
      default:
        return `%${letter}`;
    }
  };
  return format.replace(/%([-_0]?)(\d?)([a-zA-Z%])/g, (_, flag: string, width: string, letter: string) => {
    const text = one(letter);
    if (letter === "N" && width !== "") return text.slice(0, Number(width));
    if (flag === "-") return text.replace(/^[0 ]+(?=.)/, "");
    return flag === "_" ? text.replace(/^0+(?=.)/, (zeros) => " ".repeat(zeros.length)) : text;
  });
}

// Days since 1970-01-01 to the Gregorian calendar, counting from March so that the leap day is a year's last.
function civil(day: number): { year: number; month: number; date: number; yearDay: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1]!;
  return { year, month, date, yearDay: before + date + (leap && month > 2 ? 1 : 0) };
}
