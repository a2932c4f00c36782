import type { Mark } from "../../../twin/playback/journal.ts";
import { createKpiFigures } from "../kpi-figures.ts";
import { createMarkBoard } from "../mark-board.ts";
import { createSignalGuard, type Source, textSignalsOf, viewsOf } from "../source.ts";
import type { OpenClip } from "./open-clip.ts";

/**
 * An open exchange file as a source for sessions.
 *
 * @param recording its id on this host
 * @returns undefined where the plant that the file carries cannot be shown
 */
export async function createFileSource(clip: OpenClip, recording: string): Promise<Source | undefined> {
  const { plant } = clip.plant;
  if (plant === undefined) return undefined;
  const ranges = await clip.recorded.ranges();
  const startUs = ranges[0]?.fromUs ?? 0;
  const edgeUs = ranges.at(-1)?.toUs ?? 0;
  const board = createMarkBoard(await clip.recorded.journal({ fromUs: startUs, toUs: edgeUs }));
  const marks: readonly Mark[] = board.marks();
  return {
    plant,
    plantFiles: clip.plantFiles,
    issues: clip.plant.issues,
    views: viewsOf(plant),
    isText: textSignalsOf(plant),
    live: undefined,
    recorded: clip.recorded,
    kpis: createKpiFigures(plant, undefined, clip.recorded),
    maySee: createSignalGuard(plant),
    bounds: () => ({ startUs, edgeUs, isLive: false }),
    marks: () => marks,
    markRevision: 1,
    // What is found damaged while it plays is told to whoever opens it next.
    get view() {
      return { kind: "file" as const, modelFolder: `recordings/${recording}/`, file: clip.view() };
    },
  };
}
