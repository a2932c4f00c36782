import { type Quality, quality } from "./sample-quality.ts";

/**
 * A sender's own quality: a word, a boolean, or an OPC quality code, whose two highest bits of eight say 00 bad,
 * 01 uncertain, 11 good (OPC DA 3.0, section 6.8). What is not understood is uncertain; what is not there is good.
 */
export function readQuality(raw: unknown): Quality {
  if (raw === undefined) return quality.good;
  if (typeof raw === "boolean") return raw ? quality.good : quality.bad;
  if (typeof raw === "number") {
    if (raw < 64) return quality.bad;
    return raw >= 192 ? quality.good : quality.uncertain;
  }
  if (typeof raw !== "string") return quality.uncertain;
  const word = raw.trim().toLowerCase();
  if (word === "good" || word === "ok") return quality.good;
  return word === "bad" ? quality.bad : quality.uncertain;
}
