import { describe, expect, it } from "vitest";
import { parsePlant } from "../../../twin/plant/parse-plant.ts";
import { formatPlantIssue } from "../../../twin/plant/plant-issue.ts";
import { glb } from "../../support/glb.ts";
import { parsedPumpPlant, plantFiles, pumpPlant, pumpType } from "../../support/plant-files.ts";

/** Every problem of a folder, one line each, in English. */
function problems(files: Readonly<Record<string, unknown>>): string[] {
  return parsePlant(plantFiles(files)).issues.map((issue) => formatPlantIssue(issue, "en"));
}

const type = (changes: object): object => ({ ...pumpType, ...changes });
const device = (id: string, changes: object = {}): object => ({
  id,
  level: "device",
  name: { zh: "泵", en: "Pump" },
  ...changes,
});

describe("a plant without errors", () => {
  it("becomes flat lists in the order of the tree, with every signal bound", () => {
    const plant = parsedPumpPlant();
    expect(plant.assets.map(({ path, level, parent }) => [path, level, parent])).toEqual([
      ["works", "factory", -1],
      ["line-1", "line", 0],
      ["line-1/pump-1", "device", 1],
      ["line-1/pump-2", "device", 1],
    ]);
    expect(plant.signals).toHaveLength(10);
    expect(plant.signals[6]?.binding).toMatchObject({ feed: 0, topic: "works/line-1/pump-2" });
    expect(plant.signals[8]?.binding.topic).toBe("works/line-1/pump-2/alarm");
    expect(plant.signals[0]?.staleAfterUs).toBe(5_000_000);
  });

  it("fills placeholders from the asset and those above it", () => {
    const plant = parsedPumpPlant({
      params: { area: "north" },
      assets: [device("p", { type: "pump", topic: "works/{}", params: { area: "south" } })],
    });
    expect(plant.assets[1]?.placeholders.get("area")).toBe("south");
    expect(plant.assets[1]?.placeholders.get("device")).toBe("p");
    expect(plant.assets[1]?.placeholders.get("factory")).toBe("works");
  });
});

describe("a plant with errors", () => {
  it("is refused with every one of them, addressed, in both languages", () => {
    const { plant, issues } = parsePlant(
      plantFiles({
        "plant.json": pumpPlant({ origin: "sim", nme: 1, feeds: [{ id: "main", url: "http://x", subscribe: ["a"] }] }),
        "types/pump.json": type({ label: "pressure" }),
      }),
    );
    expect(plant).toBeUndefined();
    expect(issues.map((issue) => formatPlantIssue(issue, "en"))).toEqual([
      'plant.json: origin: must be one of "plant", "simulated", not "sim"',
      'plant.json: feeds[0].url: "http://x" has the wrong form; it must begin with mqtt://, mqtts://, ws:// or wss:// and hold no user name or password',
      'plant.json: unknown key "nme"',
      'types/pump.json: label: there is no signal "pressure"; this type has state, speed, batch, alarm, flow',
    ]);
    expect(formatPlantIssue(issues[0] ?? never(), "zh")).toBe(
      'plant.json: origin：应为 "plant"、"simulated" 之一，实际为 "sim"',
    );
    for (const { text } of issues) expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
  });

  it("without plant.json is named", () => {
    expect(problems({})).toEqual(["plant.json: does not exist; this folder describes no plant"]);
  });

  it("with broken JSON says where", () => {
    expect(problems({ "plant.json": '{\n  "format": 1,\n  "id": }' })).toEqual([
      "plant.json: is not valid JSON (near line 3, column 9)",
    ]);
    expect(problems({ "plant.json": new Uint8Array([0xff, 0xfe, 0x7b]) })).toEqual(["plant.json: is not UTF-8 text"]);
  });

  it("with JSON that is nested too deeply says so, and does not exhaust the stack", () => {
    const deep = `{"format":${"[".repeat(1e5)}${"]".repeat(1e5)}}`;
    expect(problems({ "plant.json": deep })).toEqual(["plant.json: is nested too deeply; at most 200 levels"]);
    // Brackets in texts are none.
    expect(problems({ "plant.json": `["\\"${"[".repeat(300)}"]` })[0]).not.toContain("nested");
  });

  const files = { "types/pump.json": pumpType };

  it.each([
    ["a missing type", { assets: [device("p", { type: "valve" })] }, 'assets[0].type: type "valve" does not exist'],
    ["a path that is there twice", { assets: [device("p"), device("p")] }, 'assets[1].id: path "p" is there twice'],
    [
      "levels that go up",
      { assets: [device("p", { assets: [{ ...device("q"), level: "line" }] })] },
      "assets[0].assets[0].level: a line cannot stand under a device",
    ],
    [
      "a topic that no feed subscribes to",
      { feeds: [{ id: "main", url: "mqtt://h", subscribe: ["other/#"] }], assets: [device("p", { type: "pump" })] },
      'assets[0]: nothing feeds p/state: no feeds[].subscribe covers the topic "works/p"',
    ],
    [
      "a wildcard in a topic",
      { assets: [device("p", { type: "pump", topic: "works/+" })] },
      'types/pump.json: signals[0].from.topic: "works/+" (p/state) has a wildcard; a whole topic is needed here',
    ],
    [
      "a filter that is none",
      { feeds: [{ id: "main", url: "mqtt://h", subscribe: ["works/#/x", "works/#"] }] },
      'feeds[0].subscribe[0]: "works/#/x" is not a topic filter',
    ],
    [
      "a view of nothing",
      { views: [{ id: "v", asset: "nowhere", camera: { positionM: [0, 1, 0], targetM: [0, 0, 0] } }] },
      'views[0].asset: nothing has the path "nowhere"',
    ],
  ])("%s", (_, changes, expected) => {
    expect(problems({ "plant.json": pumpPlant(changes), ...files })[0]).toContain(expected);
  });

  it("placeholders that nothing stands for", () => {
    const signals = [{ ...pumpType.signals[0], from: { topic: "{topic}/{cabinet}", path: "/s" } }];
    expect(problems({ "plant.json": pumpPlant(), "types/pump.json": type({ signals }) })[0]).toContain(
      'nothing stands for {cabinet} in the topic "{topic}/{cabinet}" of line-1/pump-1/state',
    );
  });

  it.each([
    [
      "a signal that nothing feeds",
      { signals: [{ ...pumpType.signals[0], from: undefined }] },
      'signals[0]: nothing feeds "state"',
    ],
    [
      "a signal that is there twice",
      { signals: [pumpType.signals[0], pumpType.signals[0]] },
      'signals[1].id: signal "state" is there twice',
    ],
    [
      "a pointer that is none",
      { signals: [{ ...pumpType.signals[0], from: { topic: "{topic}", path: "state" } }] },
      'signals[0].from.path: "state" is not a JSON Pointer',
    ],
    ["an id that is not the file's", { id: "pump2" }, 'id: "pump2" is not the file\'s name'],
    [
      "a state that is no enum",
      { role: { state: "speed" } },
      'role.state: the state signal "speed" must be of type enum',
    ],
    ["a model that is not there", { model: "pump.glb" }, "model: the file pump.glb does not exist"],
    [
      "motion of a signal that is not there",
      { model: "ok.glb", motion: [{ part: "wheel", kind: "spin", axis: [0, 1, 0], signal: "rpm" }] },
      'motion[0].signal: there is no signal "rpm"',
    ],
    [
      "motion of a part that is not there",
      { model: "ok.glb", motion: [{ part: "arm", kind: "spin", axis: [0, 1, 0], signal: "speed" }] },
      'motion[0].part: ok.glb has no part "arm"; its parts are body, wheel',
    ],
    [
      "motion of a far level, which is no part",
      { model: "ok.glb", motion: [{ part: "wheel@far", kind: "spin", axis: [0, 1, 0], signal: "speed" }] },
      'motion[0].part: ok.glb has no part "wheel@far"; its parts are body, wheel',
    ],
    [
      "a motion axis of zero",
      { model: "ok.glb", motion: [{ part: "wheel", kind: "spin", axis: [0, 0, 0], signal: "speed" }] },
      "motion[0].axis: must not be all zeros",
    ],
    ["a model cut short", { model: "cut.glb" }, "model: cut.glb is cut short or corrupt"],
    ["a model that is none", { model: "text.glb" }, "model: text.glb is not a GLB file"],
    [
      "a model with a foreign extension",
      { model: "draco.glb" },
      "model: draco.glb requires the unsupported extension KHR_draco_mesh_compression",
    ],
    ["a model that is too large", { model: "large.glb" }, "model: large.glb is too large: 25.0 MB of at most 25.0 MB"],
  ])("%s", (_, changes, expected) => {
    const models = {
      "ok.glb": glb(["body", "body@far", "wheel", "wheel@far"]),
      "cut.glb": glb(["body"]).slice(0, 60),
      "text.glb": "this is not a model",
      "draco.glb": glb(["body"], ["KHR_draco_mesh_compression"]),
      "large.glb": new Uint8Array(25_000_001),
    };
    const found = problems({ "plant.json": pumpPlant(), "types/pump.json": type(changes), ...models });
    expect(found.join("\n")).toContain(`types/pump.json: ${expected}`);
  });

  const flow = {
    kind: "energy",
    from: "line-1",
    to: "line-1/pump-1",
    signal: { asset: "line-1/pump-1", id: "speed" },
    full: 3000,
    routeM: [
      [0, 0, 0],
      [4, 0, 0],
    ],
  };

  it.each([
    ["from an asset that is not there", { from: "line-9" }, 'flows[0].from: nothing has the path "line-9"'],
    ["to an asset that is not there", { to: "line-9" }, 'flows[0].to: nothing has the path "line-9"'],
    [
      "that an asset measures which is not there",
      { signal: { asset: "line-9", id: "speed" } },
      'flows[0].signal.asset: nothing has the path "line-9"',
    ],
    [
      "of a signal that is not there",
      { signal: { asset: "line-1/pump-1", id: "power" } },
      'flows[0].signal.id: "line-1/pump-1" has no signal "power"; it has state, speed, batch, alarm, flow',
    ],
    [
      "of a signal that is no number",
      { signal: { asset: "line-1/pump-1", id: "batch" } },
      'flows[0].signal.id: the signal "batch" must be of type number',
    ],
    ["that is never full", { full: 0 }, "flows[0].full: must not be 0"],
  ])("names a flow %s", (_, changes, expected) => {
    const plant = pumpPlant({ flows: [{ ...flow, ...changes }] });
    expect(problems({ "plant.json": plant, ...files })).toEqual([`plant.json: ${expected}`]);
  });

  it("only warns of footprints that overlap", () => {
    const { plant, issues } = parsePlant(
      plantFiles({
        "plant.json": pumpPlant({
          assets: [
            device("a", { type: "pump" }),
            device("b", { type: "pump", place: { positionM: [1.5, 0, 0], headingDeg: 45 } }),
          ],
        }),
        ...files,
      }),
    );
    expect(plant).toBeDefined();
    expect(issues).toMatchObject([{ severity: "warning", place: "assets[1].place" }]);
  });

  it("lets one device hang above another", () => {
    const assets = [
      device("a", { type: "pump" }),
      device("b", { type: "pump", place: { positionM: [0.5, 2, 0], headingDeg: 0 } }),
    ];
    expect(problems({ "plant.json": pumpPlant({ assets }), ...files })).toEqual([]);
  });

  it("lets footprints touch", () => {
    const assets = [
      device("a", { type: "pump" }),
      device("b", { type: "pump", place: { positionM: [2, 0, 0], headingDeg: 90 } }),
    ];
    expect(problems({ "plant.json": pumpPlant({ assets }), ...files })).toEqual([]);
  });
});

function never(): never {
  throw new Error("unreachable");
}
