import type { Logger } from "pino";
import type { LocalizedText } from "../../twin/plant/localized-text.ts";
import { openExchange } from "./exchange/open-exchange.ts";
import type { OpenPlant } from "./open-plant.ts";
import { startRecordingHost } from "./recording-host.ts";

export interface OpenRecordingOptions {
  /** Path of an exchange file. */
  readonly path: string;
  readonly dataFolder: string;
  readonly software: string;
  readonly clockUs: () => number;
  readonly log: Logger;
}

/** Opens an exchange file as all that a host shows, on a machine without a plant; or says why it cannot be shown. */
export async function openRecording(
  options: OpenRecordingOptions,
): Promise<OpenPlant | { readonly error: LocalizedText }> {
  const exchange = await openExchange(options);
  const opened = await exchange.open(options.path);
  const source = "error" in opened ? undefined : exchange.source(opened.recording);
  if ("error" in opened || source === undefined) {
    await exchange.stop();
    return "error" in opened ? opened : { error: { zh: "无法打开", en: "cannot be opened" } };
  }
  const host = startRecordingHost(source, exchange, options.software, options.clockUs, options.log);
  return {
    host,
    models: exchange.models(opened.recording) ?? new Map(),
    issues: source.issues,
    exchange,
    async stop() {
      await host.stop();
      await exchange.stop();
    },
  };
}
