import type { PartBuilder } from "../part-builder.ts";
import { band, cabinet, foup, operatorPanel, plinth, stackLight } from "../pieces.ts";

const width = 3.3;
const depth = 4.3;
const frontEndTop = 2.05;
const frontEndBack = 0.95;
const frontEndFront = 1.75;
const hubZ = -0.35;
const hubFloor = 1.02;
/** From the middle of the hub to the middle of one of its six sides. */
const hubReach = 0.66;

/**
 * A plasma etcher: carriers and the equipment front end in front, four process chambers around a transfer chamber
 * behind. Part: `robot` turns in the transfer chamber with a wafer on its blade.
 */
export function etcher(b: PartBuilder): void {
  plinth(b, width, depth);
  frontEnd(b);
  hub(b);
  for (const angle of [30, 150, 210, 330]) chamber(b, (angle * Math.PI) / 180);
  b.within([0, 0, -1.83], Math.PI, () => cabinet(b, [0, 0.06, 0], [1.5, 0.95, 0.56], 2));
}

function frontEnd(b: PartBuilder): void {
  const length = 2.6;
  const z = (frontEndBack + frontEndFront) / 2;
  const frontDepth = frontEndFront - frontEndBack;
  b.box([0, 0.12, z], [length, frontEndTop - 0.12, frontDepth], "white", { bevel: 0.04 });
  band(b, [0, frontEndTop - 0.1, z], length, frontDepth);
  b.box([0, 1.42, frontEndFront + 0.006], [length - 0.16, 0.42, 0.025], "screen");
  for (const x of [-0.82, 0, 0.82]) {
    b.box([x, 0.12, frontEndFront + 0.17], [0.6, 0.76, 0.34], "light", { bevel: 0.025 });
    b.box([x, 0.88, frontEndFront + 0.18], [0.5, 0.04, 0.36], "dark");
    foup(b, [x, 0.92, frontEndFront + 0.18]);
  }
  for (const x of [-0.68, 0.68]) {
    b.box([x, frontEndTop, z], [1, 0.16, 0.62], "light", { bevel: 0.03 });
    b.box([x, frontEndTop + 0.16, z], [0.8, 0.025, 0.44], "mid");
  }
  b.within([-length / 2 - 0.02, 1.3, z], -Math.PI / 2, () => operatorPanel(b, [0, 0.05, 0.04]));
  stackLight(b, [0, frontEndTop, z]);
  // Load locks between front end and hub.
  for (const x of [-0.24, 0.24]) {
    b.box([x, 0.78, 0.62], [0.4, 0.36, 0.66], "light", { bevel: 0.03 });
    b.box([x, 1.14, 0.66], [0.26, 0.04, 0.4], "dark");
  }
  b.box([0, 0.12, 0.6], [0.7, 0.66, 0.5], "mid");
}

function hub(b: PartBuilder): void {
  const side = (2 * hubReach) / Math.sqrt(3);
  b.box([0, 0.12, hubZ], [0.8, 0.66, 0.8], "mid");
  b.cylinder([0, 0.78, hubZ], hubReach - 0.02, hubFloor - 0.78, "light", { sides: 18 });
  for (let wall = 0; wall < 6; wall++) {
    const angle = Math.PI / 6 + (wall * Math.PI) / 3;
    b.within([0, 0, hubZ], -angle, () => b.box([hubReach - 0.04, 0.74, 0], [0.1, 0.5, side + 0.04], "light"));
  }
  b.cylinder([0, 1.22, hubZ], hubReach - 0.1, 0.016, "glass", { sides: 18, bevel: 0.003 });
  b.cylinder([0, hubFloor, hubZ], 0.2, 0.03, "dark", { sides: 16 });
  b.part("robot", [0, hubFloor + 0.03, hubZ], (robot) => {
    robot.cylinder([0, 0, 0], 0.14, 0.06, "white", { sides: 14 });
    robot.box([0.1, 0.06, 0], [0.42, 0.04, 0.11], "deep");
    robot.box([0.28, 0.1, 0], [0.2, 0.012, 0.2], "white");
    robot.cylinder([0.36, 0.112, 0], 0.16, 0.014, "product", { sides: 16, bevel: 0.003 });
    robot.box([-0.2, 0.06, 0], [0.2, 0.06, 0.14], "dark");
  });
}

/** A process chamber on one side of the hub: the body, the source on top, the turbo pump below. */
function chamber(b: PartBuilder, angle: number): void {
  b.within([0, 0, hubZ], -angle, () => {
    const x = hubReach + 0.46;
    b.box([hubReach + 0.03, 0.84, 0], [0.1, 0.3, 0.5], "dark");
    b.box([x, 0.74, 0], [0.78, 0.46, 0.7], "light", { bevel: 0.05 });
    b.cylinder([x, 1.2, 0], 0.33, 0.1, "dark", { sides: 16 });
    b.cylinder([x, 1.3, 0], 0.29, 0.2, "white", { sides: 16, bevel: 0.03 });
    b.box([x + 0.04, 1.5, 0], [0.52, 0.3, 0.46], "white", { bevel: 0.03 });
    b.box([x + 0.305, 1.56, 0], [0.02, 0.16, 0.3], "dark");
    b.cylinder([x, 0.34, 0], 0.19, 0.4, "mid", { sides: 14 });
    b.cylinder([x, 0.12, 0], 0.12, 0.22, "dark", { sides: 10 });
    b.box([x + 0.4, 0.84, 0], [0.03, 0.24, 0.4], "screen");
  });
}
