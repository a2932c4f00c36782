import type { Evidence } from "../../twin/scenario/evidence.ts";

/** Evidence that supports a claim; parts of it are replaced for a test. */
export function evidenceOfPump(changes: Partial<Evidence> = {}): Evidence {
  return {
    plant: "works",
    scenario: "surge",
    step: "surge",
    claim: "steady",
    text: { zh: "供水平稳", en: "The supply is steady" },
    criteria: [],
    atUs: 1_780_000_020_000_000,
    value: 12,
    unit: "L/min",
    formula: "mean",
    terms: {
      mean: {
        of: "line-1/pump-1/flow",
        take: "mean",
        fromUs: 1_780_000_010_000_000,
        toUs: 1_780_000_020_000_000,
        value: 12,
        why: null,
        missing: 0,
      },
    },
    signals: ["line-1/pump-1/flow"],
    missing: 0,
    origin: "plant",
    expect: { atLeast: 10, mostMissing: 0.1 },
    verdict: "supported",
    ...changes,
  };
}
