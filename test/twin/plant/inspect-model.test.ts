import { expect, it } from "vitest";
import { inspectModel } from "../../../twin/plant/inspect-model.ts";
import { glb } from "../../support/glb.ts";

it("lists the parts of a model and the extensions that it uses", () => {
  const { model, problems } = inspectModel(glb(["body", "spindle"], ["KHR_mesh_quantization"]));
  expect(model).toEqual({ parts: ["body", "spindle"], triangles: 0, extensions: ["KHR_mesh_quantization"] });
  expect(problems).toEqual([]);
});

it("names an extension that the scene does not draw, and what to do", () => {
  const { model, problems } = inspectModel(glb(["body"], ["KHR_draco_mesh_compression"]));
  expect(model?.parts).toEqual(["body"]);
  expect(problems.map(({ en }) => en)).toEqual([
    "It requires the unsupported extension KHR_draco_mesh_compression; supported are EXT_meshopt_compression, KHR_mesh_quantization. Export it without.",
  ]);
});

it("says of a broken file that it is broken, and of another that it is no model", () => {
  const whole = glb(["body"]);
  for (const bytes of [whole.slice(0, whole.length - 8), whole.slice(0, 7), new TextEncoder().encode("x".repeat(64))]) {
    const { model, problems } = inspectModel(bytes);
    expect(model).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.en).toContain("Export it again as GLB");
  }
});

it("reads a hostile file without throwing", () => {
  const bytes = glb(["body"]);
  for (let at = 0; at < bytes.length; at++) {
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    expect(() => inspectModel(damaged)).not.toThrow();
  }
});
