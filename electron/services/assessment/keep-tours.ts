import type { Logger } from "pino";
import type { RecordingReference } from "../../../twin/recording/recording-reference.ts";
import { type Evidence, hashEvidence } from "../../../twin/scenario/evidence.ts";
import type { Scenario } from "../../../twin/scenario/scenario-schema.ts";
import { nodeCodec } from "../exchange/node-codec.ts";
import type { PlayingTour, SharedSession } from "../shared-session.ts";
import type { Source } from "../source.ts";
import type { EvidenceFolder } from "./open-evidence.ts";
import { readPngSize } from "./read-png-size.ts";

export interface TourKeeperOptions {
  readonly evidence: EvidenceFolder;
  /** The file of a scenario as it is now. */
  readonly fileOf: (scenario: Scenario) => Uint8Array;
  /** The file that a source is of; undefined for a history. */
  readonly referenceOf: (source: Source) => RecordingReference | undefined;
  readonly log: Logger;
}

/** Keeps what is measured while scenarios play, with the pictures that screens send. */
export interface TourKeeper {
  /** Keeps what is new in the session's tour; called 30 times a second. */
  look(session: SharedSession): void;
  /**
   * Keeps the picture of a step: with evidence that is there already, and with what is measured later.
   *
   * @throws RangeError where it is no picture in PNG form, or no step of the tour
   */
  picture(session: SharedSession, tour: string, step: string, picture: Uint8Array): void;
  /** Resolves when all that was measured so far is kept. */
  settled(): Promise<void>;
}

/** What is kept of one playing of a scenario. */
interface KeptTour {
  /** Where it begins in time, UTC microseconds: a live tour that plays again is another playing. */
  readonly startUs: number;
  revision: number;
  /** By step: the first that came. */
  readonly pictures: Map<string, Uint8Array>;
  /** By hash. */
  readonly evidence: Map<string, Evidence>;
  readonly file: Uint8Array;
  readonly recording: RecordingReference | undefined;
}

export function createTourKeeper({ evidence: folder, fileOf, referenceOf, log }: TourKeeperOptions): TourKeeper {
  const known = new WeakMap<PlayingTour, KeptTour>();
  let keeping: Promise<unknown> = Promise.resolve();

  const keptOf = (tour: PlayingTour, source: Source): KeptTour => {
    const before = known.get(tour);
    const { startUs } = tour.session.plan;
    if (before?.startUs === startUs) return before;
    const [file, recording] = [fileOf(tour.scenario), referenceOf(source)];
    const kept: KeptTour = { startUs, revision: 0, pictures: new Map(), evidence: new Map(), file, recording };
    known.set(tour, kept);
    return kept;
  };
  const keep = ({ scenario }: PlayingTour, { pictures, file, recording }: KeptTour, evidence: Evidence): void => {
    const picture = pictures.get(evidence.step);
    keeping = keeping
      .then(() => folder.keep({ evidence, scenario: { title: scenario.title, file }, picture, recording }))
      .catch((error: unknown) => log.error({ error, claim: evidence.claim }, "evidence could not be kept"));
  };

  return {
    look({ owner, tour, time }) {
      // What visitors play is theirs, and leaves nothing behind.
      if (owner !== "operator" || tour === undefined) return;
      const kept = keptOf(tour, time.source);
      const { evidenceRevision } = tour.session;
      if (kept.revision === evidenceRevision) return;
      kept.revision = evidenceRevision;
      for (const evidence of tour.session.evidence()) {
        const sha256 = hashEvidence([evidence], nodeCodec);
        if (kept.evidence.has(sha256)) continue;
        kept.evidence.set(sha256, evidence);
        keep(tour, kept, evidence);
      }
    },
    picture({ owner, tour, time }, id, step, picture) {
      if (owner !== "operator" || tour?.id !== id) throw new RangeError("that tour is over");
      if (readPngSize(picture) === undefined) throw new RangeError("not a picture in PNG form");
      const claims = tour.scenario.steps.find((each) => each.id === step)?.evidence;
      if (claims === undefined) throw new RangeError(`the tour has no step ${step}`);
      const kept = keptOf(tour, time.source);
      // Other screens of the session send theirs too.
      if (claims.length === 0 || kept.pictures.has(step)) return;
      kept.pictures.set(step, picture);
      for (const evidence of kept.evidence.values()) if (evidence.step === step) keep(tour, kept, evidence);
    },
    async settled() {
      for (let waited: unknown; waited !== keeping; ) {
        waited = keeping;
        await keeping;
      }
    },
  };
}
