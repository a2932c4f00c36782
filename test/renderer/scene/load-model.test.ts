import { Document, type Node, NodeIO } from "@gltf-transform/core";
import { Box3, type BufferGeometry, Vector3 } from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadModel, type Model, readModel } from "../../../renderer/scene/load-model.ts";
import { surfaceRoleCode } from "../../../twin/appearance/surface-role.ts";

/** A pyramid one metre high, its square foot on the ground: four sides, without normals, colours or indices. */
const corners = [
  [-0.5, 0, 0.5],
  [0.5, 0, 0.5],
  [0.5, 0, -0.5],
  [-0.5, 0, -0.5],
] as const;
const pyramid = corners.flatMap((corner, side) => [...corner, ...(corners[(side + 1) % 4] ?? corner), 0, 1, 0]);

type Change = (nodes: { readonly base: Node; readonly arm: Node }) => void;

interface Painted {
  readonly colour: readonly [number, number, number, number];
  readonly isGlass?: boolean;
}

/** Such a pyramid on a node below another one, as a GLB. */
async function write(change: Change, material: Painted, colours?: Float32Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const document = new Document();
  const buffer = document.createBuffer();
  const accessor = (type: "VEC3" | "VEC4", array: Float32Array<ArrayBuffer>) =>
    document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
  const painted = document
    .createMaterial("steel")
    .setBaseColorFactor([...material.colour])
    .setAlphaMode(material.isGlass === true ? "BLEND" : "OPAQUE");
  const primitive = document
    .createPrimitive()
    .setAttribute("POSITION", accessor("VEC3", new Float32Array(pyramid)))
    .setMaterial(painted);
  if (colours !== undefined) primitive.setAttribute("COLOR_0", accessor("VEC4", colours));
  const arm = document.createNode("arm").setMesh(document.createMesh().addPrimitive(primitive));
  const base = document.createNode("base").addChild(arm);
  document.createScene().addChild(base);
  change({ base, arm });
  return (await new NodeIO().writeBinary(document)).slice().buffer;
}

async function read(...written: Parameters<typeof write>): Promise<Model> {
  return readModel(await new GLTFLoader().parseAsync(await write(...written), ""));
}

const rolesOf = (geometry: BufferGeometry | undefined): number[] => [
  ...new Set(Array.from({ length: 12 }, (_, vertex) => geometry?.getAttribute("role").getX(vertex) ?? -1)),
];
const boundsOf = (geometry: BufferGeometry | undefined): Box3 =>
  new Box3().setFromBufferAttribute(geometry?.getAttribute("position") as never);

describe("a model by somebody else", () => {
  it("is shown as its nodes turn, size and place it", async () => {
    const half = Math.SQRT1_2;
    const model = await read(
      ({ base, arm }) => {
        // The foot to the left, in centimetres; the arm 200 of them further.
        base.setRotation([0, 0, -half, half]).setScale([0.01, 0.01, 0.01]).setTranslation([1, 0, 0]);
        arm.setTranslation([0, 200, 0]).setScale([100, 100, 100]);
      },
      { colour: [1, 1, 1, 1] },
    );
    const [base, arm] = model.parts;
    expect([base?.name, arm?.name, arm?.parent]).toEqual(["base", "arm", 0]);
    expect(base?.position.distanceTo(new Vector3(1, 0, 0))).toBeLessThan(1e-6);
    expect(arm?.position.distanceTo(new Vector3(2, 0, 0))).toBeLessThan(1e-6);
    const { min, max } = boundsOf(arm?.surfaces[0]?.geometry);
    expect(min.distanceTo(new Vector3(0, -0.5, -0.5))).toBeLessThan(1e-6);
    expect(max.distanceTo(new Vector3(1, 0.5, 0.5))).toBeLessThan(1e-6);
  });

  it("has greys as light as its materials, normals, edges, and what tells the state of a machine", async () => {
    const model = await read(() => undefined, { colour: [0.02, 0.02, 0.02, 1] });
    const [clay, edge] = model.parts[1]?.surfaces ?? [];
    expect([clay?.kind, edge?.kind]).toEqual(["clay", "edge"]);
    expect(rolesOf(clay?.geometry)).toEqual([surfaceRoleCode("deep")]);
    expect(clay?.geometry.getAttribute("normal").count).toBe(12);
    expect(edge?.geometry.getAttribute("position").count).toBeGreaterThanOrEqual(8);
    const marks = model.parts.at(-1);
    const codes = Array.from(marks?.surfaces[0]?.geometry.getAttribute("role").array ?? []);
    for (const role of ["band", "lamp-running", "lamp-waiting", "lamp-fault"] as const) {
      expect(codes).toContain(surfaceRoleCode(role));
    }
    // They stand around it, on its foot and on its top.
    const around = boundsOf(marks?.surfaces[0]?.geometry);
    expect([around.min.y, around.max.y]).toEqual([expect.closeTo(0, 6), expect.closeTo(1.42, 2)]);

    const glass = await read(() => undefined, { colour: [1, 1, 1, 0.3], isGlass: true });
    expect(glass.parts[1]?.surfaces[0]?.kind).toBe("glass");
  });

  it("may have colours of its own, whose alpha is no role", async () => {
    const opaque = new Float32Array(48).fill(1);
    const model = await read(() => undefined, { colour: [1, 1, 1, 1] }, opaque);
    expect(rolesOf(model.parts[1]?.surfaces[0]?.geometry)).toEqual([surfaceRoleCode("white")]);
    expect(model.parts).toHaveLength(3);
  });

  it("that is mirrored has its outside outside", async () => {
    const model = await read(({ arm }) => arm.setScale([-1, 1, 1]), { colour: [1, 1, 1, 1] });
    const geometry = model.parts[1]?.surfaces[0]?.geometry;
    const [position, normal] = ["position", "normal"].map((name) => geometry?.getAttribute(name));
    for (let vertex = 0; vertex < 12; vertex++) {
      const at = new Vector3().fromBufferAttribute(position as never, vertex).setY(0);
      if (at.lengthSq() === 0) continue;
      const [a, b, c] = [0, 1, 2].map((corner) =>
        new Vector3().fromBufferAttribute(
          position as never,
          geometry?.index?.getX(vertex - (vertex % 3) + corner) ?? vertex - (vertex % 3) + corner,
        ),
      ) as [Vector3, Vector3, Vector3];
      const facing = b.clone().sub(a).cross(c.clone().sub(a));
      const middle = a.clone().add(b).add(c).setY(0);
      expect(facing.dot(middle)).toBeGreaterThan(0);
      expect(new Vector3().fromBufferAttribute(normal as never, vertex).dot(facing)).toBeGreaterThan(0);
    }
  });
});

it("a model of the kit keeps its roles, and gets nothing that it has not", async () => {
  const code = surfaceRoleCode("copper");
  const colours = new Float32Array(48).fill(1).map((one, place) => (place % 4 === 3 ? code / 255 : one));
  const model = await read(() => undefined, { colour: [1, 1, 1, 1] }, colours);
  expect(model.parts.map(({ name }) => name)).toEqual(["base", "arm"]);
  expect(rolesOf(model.parts[1]?.surfaces[0]?.geometry)).toEqual([code]);
  expect(model.parts[1]?.surfaces).toHaveLength(1);
});

describe("a model of a host that goes away", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const url = new URL("http://127.0.0.1:9/plant/pump.glb");
  const load = async (
    answer: () => Promise<Response>,
  ): Promise<{ asked: number; loaded: PromiseSettledResult<Model> }> => {
    vi.useFakeTimers();
    const fetched = vi.fn(answer).mockRejectedValueOnce(new TypeError("Failed to fetch"));
    vi.stubGlobal("fetch", fetched);
    const loading = Promise.allSettled([loadModel(url)]);
    await vi.advanceTimersByTimeAsync(2000);
    vi.useRealTimers();
    const [loaded] = await loading;
    return { asked: fetched.mock.calls.length, loaded };
  };

  it("is asked for again until the host is back", async () => {
    const bytes = await write(() => undefined, { colour: [1, 1, 1, 1] });
    const { asked, loaded } = await load(async () => new Response(bytes));
    expect(asked).toBe(2);
    expect(loaded.status === "fulfilled" && loaded.value.parts.map(({ name }) => name)).toContain("arm");
  });

  it("is not there where the host says so", async () => {
    const { asked, loaded } = await load(async () => new Response("", { status: 404, statusText: "Not Found" }));
    expect(asked).toBe(2);
    expect(loaded).toMatchObject({ status: "rejected", reason: new Error("404 Not Found") });
  });
});
