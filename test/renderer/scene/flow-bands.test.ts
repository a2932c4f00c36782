import type { Vector4 } from "three";
import { describe, expect, it } from "vitest";
import { createFlowBands, type FlowBands } from "../../../renderer/scene/flow-bands.ts";
import { createLiveValues, type LiveValues } from "../../../renderer/session/live-values.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { columnsOf } from "../../support/samples.ts";

const flow = {
  kind: "energy",
  from: "line-1/pump-1",
  to: "line-1/pump-2",
  signal: { asset: "line-1/pump-1", id: "speed" },
  full: 1000,
  routeM: [
    [0, 0, 0],
    [8, 0, 0],
  ],
};

/** Bands of one flow, a clock that is set, and what the shader is told of the band. */
function bandsOfOne(options: { isGone?: boolean; isStill?: boolean } = {}): {
  bands: FlowBands;
  report: (timeS: number, value: number) => void;
  setNow: (timeS: number) => void;
  told: () => { halfWidthM: number; wayM: number };
} {
  let nowUs = 0;
  const clock = { nowUs: () => nowUs, speed: () => 1 } as unknown as Parameters<typeof createLiveValues>[1];
  const plant = viewPlant(parsedPumpPlant({ flows: [flow] }), "operator").plant;
  const live: LiveValues = createLiveValues(plant, clock);
  const bands = createFlowBands(
    live,
    () => options.isGone === true,
    () => options.isStill === true,
  );
  const shader = { uniforms: {} as Record<string, { value: Vector4[] }>, vertexShader: "", fragmentShader: "" };
  const { material } = bands.mesh;
  if (Array.isArray(material)) throw new Error("one material is expected");
  material.onBeforeCompile(shader as never, undefined as never);
  return {
    bands,
    report(timeS, value) {
      const signal = plant.flows[0]?.signal ?? -1;
      const samples = columnsOf([{ signal, timeUs: timeS * 1e6, value, quality: 0, lagUs: 0 }]);
      for (const batch of encodeBatches(samples)) live.apply(batch);
    },
    setNow(timeS) {
      nowUs = timeS * 1e6;
    },
    told() {
      const { x = 0, y = 0 } = shader.uniforms.uBands?.value[0] ?? {};
      return { halfWidthM: x, wayM: y };
    },
  };
}

describe("a flow's band", () => {
  it("is as wide as much flows, and its marks go the way that it flows", () => {
    const { bands, report, setNow, told } = bandsOfOne();
    setNow(10);
    report(10, 0);
    expect(bands.advance(0.1)).toBe(false);
    const thin = told().halfWidthM;
    report(10, 1000);
    for (let frame = 0; frame < 100; frame++) expect(bands.advance(0.1)).toBe(true);
    expect(told().halfWidthM).toBeGreaterThan(thin * 2);
    const before = told().wayM;
    bands.advance(0.1);
    expect(told().wayM).toBeGreaterThan(before);
    report(10, -1000);
    const turned = told().wayM;
    bands.advance(0.1);
    expect(told().wayM).toBeLessThan(turned);
  });

  it("stands once its value is stale, and is still to be seen", () => {
    const { bands, report, setNow, told } = bandsOfOne();
    setNow(10);
    report(10, 500);
    bands.advance(0.1);
    setNow(60);
    const { wayM } = told();
    expect(bands.advance(0.1)).toBe(false);
    expect(told().wayM).toBe(wayM);
    expect(told().halfWidthM).toBeGreaterThan(0);
  });

  it("stands where motion is unwelcome, and is gone with its ground", () => {
    const still = bandsOfOne({ isStill: true });
    still.setNow(10);
    still.report(10, 500);
    expect(still.bands.advance(0.1)).toBe(false);
    expect(still.told().halfWidthM).toBeGreaterThan(0);
    const gone = bandsOfOne({ isGone: true });
    gone.setNow(10);
    gone.report(10, 500);
    expect(gone.bands.advance(0.1)).toBe(false);
    expect(gone.told().halfWidthM).toBe(0);
  });
});
