// The script of a page with capture tables.
import { enhance } from "./capture/enhance.js";

enhance(document);
