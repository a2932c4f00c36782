import { afterEach, expect, it } from "vitest";
import { createFileSource } from "../../../electron/services/exchange/file-source.ts";
import { nodeCodec } from "../../../electron/services/exchange/node-codec.ts";
import { openClip } from "../../../electron/services/exchange/open-clip.ts";
import { saveClip } from "../../../electron/services/exchange/save-clip.ts";
import { openTimeSession, type TimeSession } from "../../../electron/services/time-session.ts";
import { playTour, type TourSession } from "../../../electron/services/tour-session.ts";
import { collectEvidence } from "../../../twin/scenario/collect-evidence.ts";
import { hashEvidence } from "../../../twin/scenario/evidence.ts";
import { planTour } from "../../../twin/scenario/plan-tour.ts";
import type { Scenario } from "../../../twin/scenario/scenario-schema.ts";
import { silentLog } from "../../support/host.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { pumpClip, pumpStartUs } from "../../support/pump-clip.ts";
import { parsedScenario, pumpClaim, pumpScenario } from "../../support/pump-scenario.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const seconds = 60;
const range = { fromUs: pumpStartUs, toUs: pumpStartUs + seconds * 1e6 };
const caption = { zh: "字幕", en: "Caption" };
const tickUs = 1e6 / 30;

const scenario: Scenario = parsedScenario(
  pumpScenario({
    steps: [
      { id: "begin", chapter: caption, at: { offsetS: 0 }, caption, speed: 10, holdS: 2 },
      {
        id: "middle",
        at: { offsetS: 20 },
        caption,
        speed: 20,
        evidence: [pumpClaim({ id: "first" }), pumpClaim({ id: "second" })],
      },
      { id: "end", chapter: caption, at: { offsetS: 50 }, caption, holdS: 1, evidence: [pumpClaim({ id: "third" })] },
    ],
  }),
  parsedPumpPlant(),
);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Playing {
  readonly time: TimeSession;
  readonly tour: TourSession;
  readonly warnings: readonly string[];
  /** Lets so many seconds pass, tick by tick. */
  pass(forS: number): void;
  nowUs(): number;
}

/** The scenario, playing over a clip on the disk. */
async function play(changes: Partial<Scenario> = {}, over = range): Promise<Playing> {
  const saved = await saveClip(pumpClip(seconds), await temporaryFolder(), undefined);
  const clip = await openClip(saved.path);
  if ("problem" in clip) throw new Error(clip.problem.en);
  closing.push(() => clip.recorded.close());
  const source = await createFileSource(clip, "clip");
  if (source === undefined) throw new Error("the clip has no usable plant");
  let nowUs = 0;
  const time = openTimeSession(source, nowUs, silentLog);
  const played = { ...scenario, ...changes };
  const { plan, warnings } = await planTour(played, source.plant, clip.recorded, over);
  if (plan === undefined) throw new Error("it cannot be played");
  return {
    time,
    tour: playTour(played, plan, time, clip.recorded, silentLog),
    warnings: warnings.map(({ en }) => en),
    nowUs: () => nowUs,
    pass(forS) {
      for (const untilUs = nowUs + forS * 1e6; nowUs < untilUs - 1; ) {
        nowUs = Math.min(untilUs, nowUs + tickUs);
        time.tick(nowUs);
      }
    },
  };
}

function claimsOf({ tour }: Playing): string[] {
  return tour.evidence().map(({ claim }) => claim);
}

it("moves the session's time from step to step, and measures what each step claims", async () => {
  const playing = await play();
  const { time, tour, pass } = playing;
  expect(playing.warnings).toEqual([]);
  pass(1);
  expect(tour.tour).toMatchObject({ state: "playing", step: 0 });
  expect(time.clock(playing.nowUs())).toMatchObject({ state: "paused", speed: 10 });
  pass(2);
  expect(tour.tour.clock.timeUs).toBeCloseTo(pumpStartUs + 10e6, -1);
  expect(time.clock(playing.nowUs())).toMatchObject({ state: "playing", speed: 10 });
  // 2 s held, 20 s of recorded time in 2 s: in the second step since 0.5 s, at 20 times.
  pass(1.5);
  expect(tour.tour).toMatchObject({ step: 1 });
  expect(tour.tour.clock.timeUs).toBeCloseTo(pumpStartUs + 30e6, -1);
  await tour.settled();
  expect(claimsOf(playing)).toEqual(["first", "second"]);
  pass(4);
  await tour.settled();
  expect(tour.tour).toMatchObject({ state: "ended", step: 2 });
  expect(claimsOf(playing)).toEqual(["first", "second", "third"]);
});

it("shows the recording at the tour's time", async () => {
  const { time, tour, pass, nowUs } = await play();
  pass(2.5);
  tour.command({ kind: "pause" }, nowUs());
  // The file is read beside the ticks: the table is that of the tour's moment once it has been.
  await expect
    .poll(() => {
      pass(1 / 30);
      return time.clock(nowUs()).sessionTimeUs;
    })
    .toBe(Math.round(tour.tour.clock.timeUs));
});

it("is left by people who change the time, and goes on where it was", async () => {
  const { time, tour, pass, nowUs } = await play();
  pass(3);
  const offsetUs = tour.tour.offsetUs;
  time.command({ kind: "seek", timeUs: pumpStartUs + 55e6 }, nowUs());
  time.command({ kind: "play" }, nowUs());
  pass(1);
  expect(tour.tour).toMatchObject({ state: "paused", step: 0, offsetUs });
  expect(tour.tour.clock.timeUs).toBe(range.toUs);
  tour.command({ kind: "play" }, nowUs());
  expect(tour.tour).toMatchObject({ state: "playing", step: 0, clock: { timeUs: pumpStartUs + offsetUs } });
  expect(time.clock(nowUs())).toMatchObject({ state: "playing", speed: 10 });
  pass(2);
  expect(tour.tour.step).toBe(1);
  tour.close();
  const { state } = time.clock(nowUs());
  time.command({ kind: "pause" }, nowUs());
  expect([state, time.clock(nowUs()).state, tour.tour.state]).toEqual(["playing", "paused", "playing"]);
});

it("measures the steps that were reached, not those that people jump over, and each but once", async () => {
  const playing = await play();
  const { tour, pass, nowUs } = playing;
  tour.command({ kind: "go", step: 2 }, nowUs());
  await tour.settled();
  expect(claimsOf(playing)).toEqual(["third"]);
  tour.command({ kind: "back" }, nowUs());
  tour.command({ kind: "next" }, nowUs());
  await tour.settled();
  expect(claimsOf(playing)).toEqual(["first", "second", "third"]);
  pass(5);
  tour.command({ kind: "play" }, nowUs());
  pass(10);
  await tour.settled();
  expect(claimsOf(playing)).toEqual(["first", "second", "third"]);
});

it("finds what is found without playing, at any speed and over the host's own history", async () => {
  const content = pumpClip(seconds);
  const fast = await play();
  fast.tour.command({ kind: "next" }, 0);
  fast.tour.command({ kind: "next" }, 0);
  fast.tour.command({ kind: "next" }, 0);
  const slow = await play();
  slow.pass(10);
  await Promise.all([fast.tour.settled(), slow.tour.settled()]);
  const found = await Promise.all(
    [0, 1, 2].map((step) => collectEvidence(scenario, step, slow.tour.plan, content.plant, content.recorded)),
  );
  const hash = hashEvidence(found.flat(), nodeCodec);
  expect(found.flat()).toHaveLength(3);
  expect(hashEvidence(slow.tour.evidence(), nodeCodec)).toBe(hash);
  expect(hashEvidence(fast.tour.evidence(), nodeCodec)).toBe(hash);
});

it("says before it starts what the recording lacks", async () => {
  const short = await play({}, { fromUs: pumpStartUs, toUs: pumpStartUs + 40e6 });
  expect(short.warnings).toEqual(['Step "end" lies beyond the recording and begins at its end']);
  await expect(play({ play: { fromS: 60 } })).rejects.toThrow("it cannot be played");
});
