import type { ByteSink } from "../../../twin/recording/byte-source.ts";
import type { ExportedSample } from "./read-exported-samples.ts";

const header = ["time", "received", "asset", "signal", "value", "text", "unit", "quality", "origin"];

const utf8 = new TextEncoder();

/**
 * Writes samples as CSV (RFC 4180), one a line. It begins with a byte order mark, without which Excel takes Chinese
 * for something else.
 */
export async function writeCsv(batches: AsyncIterable<readonly ExportedSample[]>, sink: ByteSink): Promise<void> {
  await sink.write(utf8.encode(`\uFEFF${header.join(",")}\r\n`));
  for await (const samples of batches) await sink.write(utf8.encode(samples.map(csvLine).join("")));
}

function csvLine(sample: ExportedSample): string {
  const { timeUs, receivedUs, asset, signal, value, text, unit, quality, origin } = sample;
  const fields = [
    isoMicroseconds(timeUs),
    isoMicroseconds(receivedUs),
    asset,
    signal,
    value === undefined ? "" : String(value),
    inertText(text ?? ""),
    unit,
    quality,
    origin,
  ];
  return `${fields.map(csvField).join(",")}\r\n`;
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A text that came from a machine and that a spreadsheet would take for a formula gets an apostrophe before it
 * (OWASP, CSV injection). A number is none.
 */
function inertText(text: string): string {
  return /^[=+\-@\t\r]./s.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text;
}

/** A time in ISO 8601 with microseconds: `2026-07-28T06:15:00.123456Z`; empty for what is no date. */
function isoMicroseconds(timeUs: number): string {
  const us = Math.round(timeUs);
  // Dates end in the year 275760.
  if (!(Math.abs(us) <= 8.64e18)) return "";
  const ms = Math.floor(us / 1000);
  const rest = String(us - ms * 1000).padStart(3, "0");
  return new Date(ms).toISOString().replace("Z", `${rest}Z`);
}
