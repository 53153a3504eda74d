import { centos7 } from "./centos7.js";
import { debian12 } from "./debian12.js";
import type { Profile } from "./profile.js";

export type { Defaults, Profile } from "./profile.js";

export const profiles: Readonly<Record<Profile["name"], Profile>> = { centos7, debian12 };
