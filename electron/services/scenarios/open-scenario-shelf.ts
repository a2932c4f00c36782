import { join } from "node:path";
import type { ScenarioEntry } from "../../../twin/bridge/contract.ts";
import { Refusal } from "../../../twin/bridge/refusal.ts";
import type { PlantFiles } from "../../../twin/plant/parse-plant.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import { hashPlant } from "../../../twin/recording/hash-plant.ts";
import { indexCriteria } from "../../../twin/scenario/criteria-index.ts";
import type { Criterion } from "../../../twin/scenario/criteria-schema.ts";
import { parseScenario } from "../../../twin/scenario/parse-scenario.ts";
import type { Scenario } from "../../../twin/scenario/scenario-schema.ts";
import type { SimulationFile } from "../../../twin/simulation/simulation-schema.ts";
import { nodeCodec } from "../exchange/node-codec.ts";
import type { Exchange } from "../exchange.ts";
import type { PackShelf } from "../open-pack-shelf.ts";
import { refusals } from "../refusals.ts";
import { checkPlantScenarios, type NamedScenario } from "../scenario-files.ts";
import type { Source } from "../source.ts";
import { playScenario } from "../start-tour.ts";
import { isRecordingThere, makeRecording } from "./make-recording.ts";
import { type AuthoredScenario, openAuthoredScenarios } from "./open-authored-scenarios.ts";
import { recordingPath } from "./recording-path.ts";
import { scenarioEntry } from "./scenario-entry.ts";
import type { PlantScenarioShelf } from "./scenario-shelf.ts";

export interface ScenarioShelfOptions {
  readonly plant: Plant;
  readonly plantFiles: PlantFiles;
  /** How the plant behaves; undefined for one that is not simulated. */
  readonly simulation: SimulationFile | undefined;
  /** The plant's scenarios as they are in its folder, by path in it. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly packs: PackShelf;
  readonly exchange: Exchange;
  readonly dataFolder: string;
  readonly software: string;
  readonly clockUs: () => number;
  /** Of make-recording-worker.ts, or of its bundle. */
  readonly workerUrl: URL;
}

/**
 * Simulated recordings begin on the first day of their kind from 2026-06-10 on: a fixed day, so that a scenario gives
 * the same evidence on every machine, in a week without public holidays.
 */
const notBeforeUs = Date.UTC(2026, 5, 10) * 1000;

/**
 * Holds a plant's scenarios, and those that were made in the app, against it and keeps what is simulated for them in
 * the plant's folder of data.
 */
export async function openScenarioShelf(options: ScenarioShelfOptions): Promise<PlantScenarioShelf> {
  const { plant, plantFiles, simulation, exchange, software, workerUrl } = options;
  /** Of the packs as they are now: people edit them. */
  const criteria = (): ReadonlyMap<string, Criterion> => indexCriteria(options.packs.packs().packs);
  const checked = checkPlantScenarios(options.files, plant, new Set(criteria().keys()));
  const authored = await openAuthoredScenarios(
    join(options.dataFolder, plant.id, "authored-scenarios"),
    (bytes, file) => parseScenario(bytes, file, plant, new Set(criteria().keys())),
    (id) => checked.scenarios.some(({ scenario }) => scenario.id === id),
  );
  const folder = join(options.dataFolder, plant.id, "scenarios");
  const plantSha256 = hashPlant(plantFiles, nodeCodec);
  const opened = new Map<string, Source>();
  const ends = new Set<() => void>();
  /** One after the other: each takes a whole core. */
  let making: Promise<unknown> = Promise.resolve();

  const contentOf = ({ play }: Scenario) => {
    if (simulation === undefined || play.simulation === undefined) return undefined;
    return { plant, plantFiles, file: simulation, simulation: play.simulation, notBeforeUs, software };
  };
  const pathOf = (scenario: Scenario): string | undefined => {
    const content = contentOf(scenario);
    return content === undefined ? undefined : recordingPath(folder, scenario.id, plantSha256, content);
  };

  const openRecording = async (path: string): Promise<Source> => {
    const known = opened.get(path);
    if (known !== undefined) return known;
    const result = await exchange.open(path);
    if ("error" in result) throw new Refusal(result.error);
    const source = exchange.source(result.recording);
    if (source === undefined) throw new Error(`${path} cannot be shown`);
    // It is of the host's own plant: screens have its models.
    const shown = { ...source, view: { ...source.view, modelFolder: "plant/" } };
    opened.set(path, shown);
    return shown;
  };

  const find = (id: string): NamedScenario => {
    const found = authored.scenarios.get(id) ?? checked.scenarios.find(({ scenario }) => scenario.id === id);
    if (found === undefined) throw refusals.noScenario(id);
    return found;
  };
  const entryOfOwn = ({ scenario, issues }: AuthoredScenario, source: Source): ScenarioEntry => {
    const madeOver = shelf.madeOver(scenario.id, source);
    const own = { isOwn: true, ...(madeOver === undefined ? {} : { madeOver }) };
    return { ...entryOf(scenario, source, pathOf(scenario)), ...own, issues: [...issues] };
  };

  const shelf: PlantScenarioShelf = {
    list: (source) => ({
      scenarios: [
        ...[...authored.scenarios.values()].map((each) => entryOfOwn(each, source)),
        ...checked.scenarios.map(({ file, scenario }) => {
          const path = pathOf(scenario);
          const issues = checked.issues.filter((issue) => issue.file === file);
          return { ...entryOf(scenario, source, path), isOwn: false, issues };
        }),
      ],
      issues: [
        ...authored.issues,
        ...checked.issues.filter(({ file }) => !checked.scenarios.some((each) => each.file === file)),
      ],
    }),
    scenario: (id) => find(id).scenario,
    madeOver(id, source) {
      const made = authored.scenarios.get(id)?.madeOver;
      if (made === undefined || made.recording !== source.view.file?.sha256) return undefined;
      const { startUs, edgeUs } = source.bounds(options.clockUs());
      const { fromUs, toUs } = made;
      return fromUs >= startUs && toUs <= edgeUs ? { fromUs, toUs } : undefined;
    },
    files: () => new Map([...options.files, ...[...authored.scenarios.values()].map(fileOf)]),
    packs: options.packs,
    desk: {
      read(id, source) {
        const { scenario } = find(id);
        const madeOver = shelf.madeOver(id, source);
        return { scenario, isOwn: authored.scenarios.has(id), ...(madeOver === undefined ? {} : { madeOver }) };
      },
      check: authored.check,
      save: authored.save,
      remove: authored.remove,
      preview: (session, scenario, range) => {
        const over = scenario.play.simulation === undefined ? "recorded" : "simulation";
        return playScenario(session, scenario, { over, range, allTheSame: true }, shelf, options.clockUs);
      },
    },
    async recording(scenario, onProgress) {
      const content = contentOf(scenario);
      if (content === undefined) throw refusals.notSimulated(scenario.id);
      const path = recordingPath(folder, scenario.id, plantSha256, content);
      const made = making
        .catch(() => undefined)
        .then(async () => {
          let end: (() => void) | undefined;
          try {
            await makeRecording(workerUrl, { ...content, path }, onProgress, (stop) => {
              end = stop;
              ends.add(stop);
            });
          } finally {
            if (end !== undefined) ends.delete(end);
          }
        });
      making = made;
      await made;
      return openRecording(path);
    },
    stop() {
      for (const end of ends) end();
    },
  };
  return shelf;

  function entryOf(
    scenario: Scenario,
    source: Source,
    path: string | undefined,
  ): Omit<ScenarioEntry, "issues" | "isOwn"> {
    const canSimulate = path !== undefined && source.plant.id === plant.id;
    return {
      ...scenarioEntry(scenario, criteria()),
      over: [
        ...(canSimulate ? (["simulation"] as const) : []),
        ...(source.recorded === undefined ? [] : (["recorded"] as const)),
        ...(source.recorded === undefined || source.live === undefined ? [] : (["live"] as const)),
      ],
      isRecordingMade: path !== undefined && isRecordingThere(path),
    };
  }
}

function fileOf({ scenario }: AuthoredScenario): [string, Uint8Array] {
  return [`scenarios/${scenario.id}.json`, new TextEncoder().encode(JSON.stringify(scenario))];
}
