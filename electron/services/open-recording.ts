import type { Logger } from "pino";
import type { LocalizedText } from "../../twin/plant/localized-text.ts";
import { readCompanions } from "./assessment/companions.ts";
import { openCompanionDesk } from "./assessment/open-companion-desk.ts";
import { loadCriteriaPacks } from "./criteria-packs.ts";
import { openExchange } from "./exchange/open-exchange.ts";
import type { Exchange } from "./exchange.ts";
import type { OpenPlant } from "./open-plant.ts";
import { startRecordingHost } from "./recording-host.ts";
import { openCompanionShelf } from "./scenarios/open-companion-shelf.ts";
import type { Source } from "./source.ts";

export interface OpenRecordingOptions {
  /** Path of an exchange file. */
  readonly path: string;
  readonly dataFolder: string;
  /** Where the criteria packs lie that the app ships. */
  readonly criteriaFolder: string;
  /** Prints an HTML file as PDF; undefined where the host cannot. */
  readonly printPdf?: ((htmlPath: string) => Promise<Uint8Array>) | undefined;
  readonly software: string;
  readonly clockUs: () => number;
  readonly log: Logger;
}

/** Opens an exchange file as all that a host shows, on a machine without a plant; or says why it cannot be shown. */
export async function openRecording(
  options: OpenRecordingOptions,
): Promise<OpenPlant | { readonly error: LocalizedText }> {
  const exchange = await openExchange(options);
  try {
    const opened = await exchange.open(options.path);
    const source = "error" in opened ? undefined : exchange.source(opened.recording);
    if (!("error" in opened) && source !== undefined)
      return await showRecording(opened.recording, source, exchange, options);
    await exchange.stop();
    return "error" in opened ? opened : { error: { zh: "无法打开", en: "cannot be opened" } };
  } catch (error) {
    await exchange.stop();
    throw error;
  }
}

async function showRecording(
  recording: string,
  source: Source,
  exchange: Exchange,
  options: OpenRecordingOptions,
): Promise<OpenPlant> {
  const files = exchange.companions(recording) ?? new Map<string, Uint8Array>();
  const read = readCompanions(files, source.plant, (await loadCriteriaPacks(options.criteriaFolder)).packs);
  const came = { read, files, reference: exchange.reference(recording) };
  const { printPdf } = options;
  const desk = await openCompanionDesk(came, { ...options, plant: source.plant, exchange, printPdf });
  const host = startRecordingHost({ ...options, source, exchange, scenarios: openCompanionShelf(read), desk });
  return {
    host,
    models: exchange.models(recording) ?? new Map(),
    issues: source.issues,
    exchange,
    desk,
    async stop() {
      await host.stop();
      await exchange.stop();
    },
  };
}
