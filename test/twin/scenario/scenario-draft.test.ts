import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EditHistory, recordEdit, redoEdit, startEdits, undoEdit } from "../../../twin/scenario/edit-history.ts";
import {
  type DraftEdit,
  editDraft,
  freeId,
  newDraft,
  type ScenarioDraft,
} from "../../../twin/scenario/scenario-draft.ts";
import type { Claim, ScenarioStep } from "../../../twin/scenario/scenario-schema.ts";

const beganUs = 1_780_000_000_000_000;
const range = { fromUs: beganUs, toUs: beganUs + 600e6 };
const words = (text: string): { zh: string; en: string } => ({ zh: text, en: text });

function stepAt(id: string, offsetS: number, changes: Partial<ScenarioStep> = {}): ScenarioStep {
  const at = { offsetS, withinS: 3600, afterS: 0 };
  return { id, at, speed: 1, holdS: 0, caption: words(id), show: [], highlight: [], evidence: [], ...changes };
}

function claimOf(id: string): Claim {
  const over = { fromS: 100, toS: 200 };
  const value = { from: "signals" as const, of: "pump/flow", take: "mean" as const, over };
  const measure = { formula: "value", terms: { value }, unit: "" };
  return { id, claim: words(id), criteria: [], measure, expect: { atLeast: 0, mostMissing: 0.1 } };
}

function edited(...edits: readonly DraftEdit[]): ScenarioDraft {
  return edits.reduce(editDraft, newDraft("own-1", range));
}

const addStep = (id: string, offsetS: number): DraftEdit => ({ kind: "add-step", step: stepAt(id, offsetS) });
const idsOf = ({ scenario }: ScenarioDraft): string[] => scenario.steps.map(({ id, at }) => `${id} ${at.offsetS}`);

describe("a draft", () => {
  it("puts steps where their moments belong, and copies after their originals", () => {
    const draft = edited(addStep("late", 50), addStep("early", 10), addStep("same", 10));
    expect(idsOf(draft)).toEqual(["early 10", "same 10", "late 50"]);
    const copied = editDraft(draft, { kind: "duplicate-step", id: "early", newId: "copy" });
    expect(idsOf(copied)).toEqual(["early 10", "copy 10", "same 10", "late 50"]);
    expect(freeId("step", [{ id: "step-2" }])).toBe("step-3");
  });

  it("never goes back in time when steps change places", () => {
    const draft = edited(addStep("a", 10), addStep("b", 50), { kind: "move-step", id: "b", by: -1 });
    expect(idsOf(draft)).toEqual(["b 10", "a 50"]);
    expect(editDraft(draft, { kind: "move-step", id: "b", by: -1 })).toBe(draft);
    expect(editDraft(draft, { kind: "remove-step", id: "nobody" })).toBe(draft);
  });

  it("keeps moments where they are in the recorded time when its stretch changes, as far as they are in it", () => {
    const claimed = edited(addStep("a", 10), addStep("b", 150), { kind: "add-claim", step: "b", claim: claimOf("c") });
    const later = editDraft(claimed, { kind: "range", range: { fromUs: beganUs + 60e6, toUs: beganUs + 180e6 } });
    expect(idsOf(later)).toEqual(["a 0", "b 90"]);
    expect(later.scenario.steps[1]?.evidence[0]?.measure.terms.value?.over).toEqual({ fromS: 40, toS: 120 });
    expect(later.scenario.play.toS).toBe(120);
  });

  it("takes away what is changed to nothing", () => {
    const draft = edited(addStep("a", 1), { kind: "change-step", id: "a", changes: { notes: words("here") } });
    expect(draft.scenario.steps[0]?.notes).toEqual(words("here"));
    const without = editDraft(draft, { kind: "change-step", id: "a", changes: { notes: undefined } });
    expect(Object.keys(without.scenario.steps[0] ?? {})).not.toContain("notes");
  });
});

const ids = fc.constantFrom("a", "b", "c", "d");
const anyEdit: fc.Arbitrary<DraftEdit> = fc.oneof(
  fc.record({
    kind: fc.constant("add-step" as const),
    step: fc.tuple(ids, fc.nat(600)).map(([id, s]) => stepAt(id, s)),
  }),
  fc.record({
    kind: fc.constant("change-step" as const),
    id: ids,
    changes: fc.record({
      caption: fc.string().map(words),
      notes: fc.option(fc.string().map(words), { nil: undefined }),
    }),
  }),
  fc.record({ kind: fc.constant("move-step" as const), id: ids, by: fc.constantFrom(-1 as const, 1 as const) }),
  fc.record({ kind: fc.constant("remove-step" as const), id: ids }),
  fc.record({ kind: fc.constant("duplicate-step" as const), id: ids, newId: ids }),
  fc.record({ kind: fc.constant("add-claim" as const), step: ids, claim: ids.map(claimOf) }),
  fc.record({ kind: fc.constant("remove-claim" as const), step: ids, id: ids }),
  fc.record({ kind: fc.constant("scenario" as const), changes: fc.record({ title: fc.string().map(words) }) }),
  fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 300 })).map(([from, length]) => ({
    kind: "range" as const,
    range: { fromUs: beganUs + from * 1e6, toUs: beganUs + (from + length) * 1e6 },
  })),
);
/** Edits, some of them as parts of one. */
const anyWork = fc.array(fc.tuple(anyEdit, fc.option(fc.constantFrom("title", "caption"), { nil: undefined })), {
  maxLength: 30,
});

describe("undo and redo", () => {
  const begin = (): EditHistory<ScenarioDraft> => startEdits(newDraft("own-1", range));
  const work = (history: EditHistory<ScenarioDraft>, [edit, group]: readonly [DraftEdit, string | undefined]) =>
    recordEdit(history, editDraft(history.present, edit), group);

  it("go back to every state that was, and forth again, after any work", () => {
    fc.assert(
      fc.property(anyWork, (edits) => {
        // What was shown before each edit that stands alone, worked out without the history.
        const states = [begin().present];
        let group: string | undefined;
        for (const [edit, part] of edits) {
          const now = states.at(-1) as ScenarioDraft;
          const next = editDraft(now, edit);
          if (next === now) continue;
          if (part !== undefined && part === group) states[states.length - 1] = next;
          else states.push(next);
          group = part;
        }
        const end = edits.reduce(work, begin());
        let history = end;
        for (const state of states.toReversed()) {
          expect(history.present).toEqual(state);
          history = undoEdit(history);
        }
        expect(undoEdit(history)).toBe(history);
        for (const state of states.slice(1)) {
          history = redoEdit(history);
          expect(history.present).toEqual(state);
        }
        expect(history.present).toBe(end.present);
        expect(redoEdit(history)).toBe(history);
      }),
    );
  });

  it("forget what was undone once something else is done", () => {
    const two = [addStep("a", 1), addStep("b", 2)].reduce<EditHistory<ScenarioDraft>>(
      (history, edit) => work(history, [edit, undefined]),
      begin(),
    );
    const other = work(undoEdit(two), [addStep("c", 3), undefined]);
    expect(idsOf(other.present)).toEqual(["a 1", "c 3"]);
    expect(redoEdit(other)).toBe(other);
    // Letters after an undo are an edit of their own, whatever field they go to.
    const typed = work(undoEdit(work(begin(), [addStep("a", 1), "caption"])), [addStep("b", 1), "caption"]);
    expect(idsOf(undoEdit(typed).present)).toEqual([]);
  });
});
