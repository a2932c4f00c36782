import type { ByteSink } from "../../../twin/recording/byte-source.ts";
import type { ExportedSample } from "./read-exported-samples.ts";

const header = ["time", "received", "asset", "signal", "value", "text", "unit", "quality", "origin"];

const utf8 = new TextEncoder();

/**
 * Writes samples as CSV (RFC 4180), one a line. It begins with a byte order mark, without which Excel takes Chinese
 * for something else.
 */
export async function writeCsv(batches: AsyncIterable<readonly ExportedSample[]>, sink: ByteSink): Promise<void> {
  const writeTime = createTimeWriter();
  const writeReceived = createTimeWriter();
  const line = (sample: ExportedSample): string => {
    const { timeUs, receivedUs, asset, signal, value = "", text = "", unit, quality, origin } = sample;
    const what = `${csvField(asset)},${signal},${value},${csvField(inertText(text))},${csvField(unit)}`;
    return `${writeTime(timeUs)},${writeReceived(receivedUs)},${what},${quality},${origin}\r\n`;
  };
  await sink.write(utf8.encode(`\uFEFF${header.join(",")}\r\n`));
  for await (const samples of batches) await sink.write(utf8.encode(samples.map(line).join("")));
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

/**
 * Writes times in ISO 8601 with microseconds, `2026-07-28T06:15:00.123456Z`; empty for what is no date. A date takes
 * far longer to write than its fraction, and many samples share their second.
 */
function createTimeWriter(): (timeUs: number) => string {
  let second = Number.NaN;
  let date = "";
  return (timeUs) => {
    const us = Math.round(timeUs);
    // Dates end in the year 275760.
    if (!(Math.abs(us) <= 8.64e18)) return "";
    const secondNow = Math.floor(us / 1_000_000);
    if (secondNow !== second) {
      second = secondNow;
      date = new Date(second * 1000).toISOString().slice(0, -".000Z".length);
    }
    return `${date}.${String(us - second * 1_000_000).padStart(6, "0")}Z`;
  };
}
