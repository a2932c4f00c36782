import { Box3 } from "three";
import { describe, expect, it } from "vitest";
import { modelsByPlant } from "../../models/kit/models-by-plant.ts";
import { type Part, type PlainShape, startPart } from "../../models/kit/part-builder.ts";

type Axis = "x" | "y" | "z";

interface FlatBox {
  readonly role: string;
  readonly box: Box3;
}

const axes: readonly Axis[] = ["x", "y", "z"];
/** Faces nearer than this share a step of the models' grid, metres. */
const samePlaneM = 9e-4;
/** Smaller overlaps than this are not seen, metres along both sides. */
const seenM = 0.02;
const seenM2 = 0.02;

/** Two faces in one plane that look the same way flicker as the camera moves, where their colours differ. */
describe("models do not flicker", () => {
  const models = Object.entries(modelsByPlant).flatMap(([plant, builders]) =>
    Object.entries(builders).map(([name, { build }]) => ({ model: `${plant}/${name}`, build })),
  );

  it.each(models)("$model", ({ build }) => {
    const { part, builder } = startPart("body");
    build(builder);
    expect(sharedFaces(part)).toEqual([]);
  });
});

function sharedFaces(part: Part): string[] {
  const boxes = part.plain.flatMap((shape) => flatBoxOf(shape) ?? []);
  const found = boxes.flatMap((box, place) =>
    boxes.slice(0, place).flatMap((other) => (box.role === other.role ? [] : sharedFacesOf(part.name, box, other))),
  );
  return [...found, ...part.children.flatMap(sharedFaces)];
}

/** A box that lies along the axes; undefined for any other shape. */
function flatBoxOf({ shape, matrix, role }: PlainShape): FlatBox | undefined {
  if (shape.positions.length !== 24 * 3) return undefined;
  const turns = matrix.elements.filter((_, place) => place % 4 < 3 && place < 12);
  if (!turns.every((element) => Math.abs(element) < 1e-6 || Math.abs(element - 1) < 1e-6)) return undefined;
  return { role, box: new Box3().setFromArray([...shape.positions]).applyMatrix4(matrix) };
}

function sharedFacesOf(part: string, a: FlatBox, b: FlatBox): string[] {
  return axes.flatMap((axis) =>
    // What lies on the ground is not seen from below.
    (["min", "max"] as const)
      .filter((end) => axis !== "y" || end === "max")
      .filter((end) => Math.abs(a.box[end][axis] - b.box[end][axis]) < samePlaneM && overlaps(a.box, b.box, axis))
      .map((end) => `${part}: ${a.role} and ${b.role} at ${end} ${axis} ${a.box[end][axis].toFixed(3)}`),
  );
}

function overlaps(a: Box3, b: Box3, across: Axis): boolean {
  const [first = 0, second = 0] = axes
    .filter((axis) => axis !== across)
    .map((axis) => Math.min(a.max[axis], b.max[axis]) - Math.max(a.min[axis], b.min[axis]));
  return first > seenM && second > seenM && first * second > seenM2;
}
