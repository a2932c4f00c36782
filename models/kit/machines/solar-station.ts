import type { PartBuilder } from "../part-builder.ts";

/**
 * An inverter station of the solar roofs with its box transformer and a tracked row of panels beside it. Parts:
 * `panel` leans with the sun; `fan` turns in the inverter's front.
 */
export function solarStation(b: PartBuilder): void {
  b.box([0, 0, 0], [7.2, 0.25, 4.6], "mid", { bevel: 0.06, edges: false });
  b.box([-1.9, 0.25, -0.9], [2.9, 0.12, 1.7], "dark", { edges: false });
  b.box([-1.9, 0.37, -0.9], [3, 2.2, 1.8], "white", { bevel: 0.06 });
  for (let door = 0; door < 3; door++) {
    const x = -2.85 + door * 0.95;
    b.box([x, 0.5, 0.005], [0.86, 1.9, 0.04], "light", { bevel: 0.012, edges: false });
    b.box([x + 0.3, 1.4, 0.035], [0.04, 0.3, 0.03], "deep", { edges: false });
  }
  b.box([-1.9, 2.57, -0.9], [3.2, 0.1, 2], "band", { bevel: 0.03 });
  b.cylinder([-2.85, 1.75, 0.04], 0.3, 0.05, "deep", { axis: "z", sides: 20, edges: false });
  b.part("fan", [-2.85, 1.75, 0.08], (fan) => {
    for (let blade = 0; blade < 3; blade++) {
      const angle = (blade * Math.PI * 2) / 3;
      fan.box([Math.cos(angle) * 0.14, Math.sin(angle) * 0.14 - 0.05, 0], [0.24, 0.1, 0.02], "light", {
        turn: [0, 0, angle],
        edges: false,
      });
    }
    fan.cylinder([0, 0, 0], 0.06, 0.05, "mid", { axis: "z", sides: 12, edges: false });
  });
  // The box transformer with its fins.
  b.box([1.9, 0.25, -1.1], [2.2, 1.7, 1.3], "light", { bevel: 0.06 });
  for (let fin = 0; fin < 8; fin++) b.box([1.1 + fin * 0.23, 0.5, -0.3], [0.07, 1.2, 0.34], "mid", { edges: false });
  for (const x of [1.3, 1.9, 2.5])
    b.cylinder([x, 1.95, -1.1], 0.11, 0.5, "white", { topRadius: 0.07, sides: 12, edges: false });
  for (const [place, role] of (["lamp-running", "lamp-waiting", "lamp-fault"] as const).entries())
    b.box([-0.9 - place * 0.35, 2.67, -0.9], [0.16, 0.12, 0.16], role, { edges: false });
  for (const x of [-2.6, 0, 2.6]) b.box([x, 0.25, 1.35], [0.16, 1.05, 0.16], "dark", { edges: false });
  b.part("panel", [0, 1.36, 1.35], (panel) => {
    panel.box([0, -0.06, 0], [6.4, 0.08, 0.08], "dark", { edges: false });
    for (let module = 0; module < 6; module++) {
      const x = -2.75 + module * 1.1;
      panel.box([x, 0.02, 0], [1.04, 0.05, 1.7], "solar", { bevel: 0.01, edges: false });
    }
    panel.box([0, 0.065, 0], [6.6, 0.012, 0.03], "light", { bevel: 0.003, edges: false });
  });
}
