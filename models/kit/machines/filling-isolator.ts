import type { PartBuilder } from "../part-builder.ts";
import { band, operatorPanel, plinth, roofFan, stackLight } from "../pieces.ts";

const width = 6.4;
const depth = 2.2;
const front = depth / 2;
const deck = 0.95;
const glassTop = 2.1;
const roofTop = 2.4;
/** The front glass leans back from the deck to the roof. */
const glassFoot = front - 0.08;
const glassHead = front - 0.55;
const tunnelRight = -2.15;
const right = width / 2;
const beltZ = 0.28;
const starRadius = 0.34;

/**
 * A filling and stoppering isolator: vials come out of the tunnel on the left. Parts: `infeed-star` and `outfeed-star`
 * carry vials; `needles` is the filling bridge.
 */
export function fillingIsolator(b: PartBuilder): void {
  plinth(b, width, depth);
  base(b);
  tunnel(b);
  enclosure(b);
  b.box([0.5, deck, beltZ], [5.2, 0.05, 0.2], "dark");
  for (const x of [-1.9, 2.4]) vial(b, x, deck + 0.05, beltZ);
  star(b, "infeed-star", -1.25);
  star(b, "outfeed-star", 1.45);
  fillingStation(b);
  stopperBowl(b, 1.5, -0.62);
  roof(b);
}

function vial(b: PartBuilder, x: number, y: number, z: number): void {
  b.cylinder([x, y, z], 0.045, 0.14, "product-body", { sides: 5, bevel: 0.006 });
  b.cylinder([x, y + 0.14, z], 0.034, 0.05, "product", { sides: 5, bevel: 0.004 });
}

function base(b: PartBuilder): void {
  const doors = 4;
  const pitch = width / doors;
  b.box([0, 0.12, 0], [width, 0.73, depth], "white", { bevel: 0.035 });
  b.box([0, 0.85, 0], [width, deck - 0.85, depth], "light");
  for (let door = 0; door < doors; door++) {
    const x = -width / 2 + pitch * (door + 0.5);
    b.box([x, 0.2, front + 0.006], [pitch - 0.04, 0.58, 0.025], "white", { bevel: 0.012, edges: false });
    b.box([x + (door % 2 === 0 ? 0.66 : -0.66), 0.45, front + 0.025], [0.025, 0.18, 0.03], "deep");
  }
}

/** The end of the depyrogenation tunnel. */
function tunnel(b: PartBuilder): void {
  const x = (tunnelRight - right) / 2;
  const length = tunnelRight + right;
  b.box([x, deck, 0], [length, glassTop - deck, depth - 0.04], "white", { bevel: 0.035 });
  b.box([x, 1.22, front - 0.01], [length - 0.2, 0.62, 0.03], "light");
  for (let slot = 0; slot < 3; slot++)
    b.box([x, 1.34 + slot * 0.15, front + 0.01], [length - 0.36, 0.035, 0.02], "dark");
  b.box([-right - 0.005, deck + 0.06, 0.1], [0.03, 0.34, 1.2], "ink");
}

function enclosure(b: PartBuilder): void {
  const bays = 3;
  const pitch = (right - tunnelRight) / bays;
  const height = glassTop - deck;
  const lean = Math.atan2(glassFoot - glassHead, height);
  const paneHeight = Math.hypot(glassFoot - glassHead, height);
  const middleZ = (glassFoot + glassHead) / 2;
  b.box([(tunnelRight + right) / 2 - 0.02, deck, -front + 0.07], [right - tunnelRight - 0.04, height, 0.08], "light");
  for (let bay = 0; bay <= bays; bay++) {
    const x = Math.min(tunnelRight + pitch * bay + (bay === 0 ? 0.05 : 0), right - 0.05);
    b.beam([x, deck, glassFoot], [x, glassTop, glassHead], 0.09, 0.09, "white");
    if (bay === bays) continue;
    const middle = tunnelRight + pitch * (bay + 0.5);
    const paneAt = [middle, deck + height / 2 - paneHeight / 2, middleZ] as const;
    b.box(paneAt, [pitch - 0.09, paneHeight, 0.016], "glass", { turn: [-lean, 0, 0], bevel: 0.004 });
    for (const side of [-0.34, 0.34]) glovePort(b, middle + side, lean);
  }
  // The end wall follows the lean of the glass; local x is world -z.
  b.within([right - 0.04, 0, 0], Math.PI / 2, () => {
    const outline = [
      [-glassFoot - 0.06, deck],
      [front - 0.02, deck],
      [front - 0.02, glassTop],
      [-glassHead - 0.06, glassTop],
    ] as const;
    b.extrude([0, 0, 0], outline, 0.08, "white");
  });
  b.box([right + 0.005, deck + 0.1, -0.1], [0.03, 0.5, 0.7], "dark");
  b.within([right - 0.35, 1.02, front - 0.02], 0.4, () => {
    operatorPanel(b, [0, 0.05, 0.06]);
    b.box([0, -0.16, -0.02], [0.07, 0.34, 0.07], "dark");
  });
}

function glovePort(b: PartBuilder, x: number, lean: number): void {
  const y = deck + 0.42;
  const z = glassFoot - 0.42 * Math.tan(lean);
  const [up, out] = [Math.sin(lean), Math.cos(lean)];
  b.bar([x, y - 0.05 * up, z - 0.05 * out], [x, y + 0.045 * up, z + 0.045 * out], 0.15, "light");
  b.bar([x, y - 0.05 * up, z - 0.05 * out], [x, y + 0.06 * up, z + 0.06 * out], 0.11, "deep");
}

function star(b: PartBuilder, name: string, x: number): void {
  const vials = 4;
  b.part(name, [x, deck + 0.02, beltZ - starRadius], (wheel) => {
    wheel.cylinder([0, 0, 0], starRadius - 0.02, 0.05, "mid", { sides: 14 });
    wheel.cylinder([0, 0.09, 0], starRadius - 0.03, 0.03, "dark", { sides: 14 });
    wheel.cylinder([0, 0, 0], 0.07, 0.26, "deep", { sides: 6 });
    wheel.box([0.16, 0.12, 0], [0.18, 0.02, 0.06], "white");
    for (let place = 0; place < vials; place++) {
      const angle = (place / vials) * Math.PI * 2;
      vial(wheel, starRadius * Math.cos(angle), 0.03, starRadius * Math.sin(angle));
    }
  });
}

function fillingStation(b: PartBuilder): void {
  const needleXs = Array.from({ length: 6 }, (_, place) => -0.42 + place * 0.2);
  for (const x of needleXs) vial(b, x, deck + 0.05, beltZ);
  for (const x of [-0.58, 0.74]) b.box([x, deck, -0.1], [0.09, 0.82, 0.09], "mid");
  // Dosing pumps along the back.
  b.box([0.08, deck, -0.62], [1.5, 0.3, 0.34], "white", { bevel: 0.03 });
  for (const x of [-0.4, 0.08, 0.56]) b.box([x, deck + 0.3, -0.62], [0.3, 0.16, 0.2], "mid");
  b.part("needles", [0.08, deck + 0.52, 0], (bridge) => {
    bridge.box([0, 0, -0.1], [1.4, 0.08, 0.1], "light");
    for (const x of [-0.42, 0.42]) bridge.box([x, 0.01, 0.08], [0.06, 0.06, 0.3], "light");
    bridge.box([0, -0.01, beltZ], [1.22, 0.1, 0.09], "white");
    for (const x of needleXs)
      bridge.cylinder([x - 0.08, -0.22, beltZ], 0.01, 0.22, "deep", { topRadius: 0.026, sides: 6 });
  });
}

function stopperBowl(b: PartBuilder, x: number, z: number): void {
  b.cylinder([x, deck, z], 0.16, 0.36, "mid", { sides: 10 });
  b.cylinder([x, deck + 0.36, z], 0.2, 0.22, "light", { topRadius: 0.3, sides: 14 });
  b.cylinder([x, deck + 0.572, z], 0.26, 0.02, "dark", { sides: 14 });
  b.beam([x - 0.14, deck + 0.52, z + 0.26], [x - 0.05, deck + 0.34, beltZ - 0.1], 0.07, 0.03, "mid");
}

function roof(b: PartBuilder): void {
  const roofFront = glassHead + 0.1;
  const roofDepth = roofFront + front;
  const middle = (roofFront - front) / 2;
  b.box([0, glassTop, middle], [width, roofTop - glassTop, roofDepth], "white", { bevel: 0.045 });
  band(b, [0, roofTop - 0.1, middle], width, roofDepth);
  for (const x of [-1.2, 0.4]) roofFan(b, [x, roofTop, 0.02], 0.9, 0.9);
  b.box([-2.65, roofTop, -0.1], [0.8, 0.2, 1], "light", { bevel: 0.03 });
  for (let slot = 0; slot < 3; slot++) b.box([-2.86 + slot * 0.21, roofTop + 0.2, 0.02], [0.09, 0.03, 0.66], "dark");
  // The return air duct along the back.
  const ductY = roofTop + 0.42;
  b.pipe(
    [
      [-2.65, roofTop + 0.1, -0.72],
      [-2.65, ductY, -0.72],
      [2.3, ductY, -0.72],
      [2.3, roofTop - 0.02, -0.72],
    ],
    0.17,
    "light",
  );
  stackLight(b, [2.95, roofTop, 0.35]);
}
