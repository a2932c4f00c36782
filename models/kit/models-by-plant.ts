import { batteryAssemblyLine } from "./lines/battery-assembly-line.ts";
import { batteryElectrodeLine } from "./lines/battery-electrode-line.ts";
import { batteryFormationLine } from "./lines/battery-formation-line.ts";
import { cultureLine, fillingLine, packagingLine, purificationLine } from "./lines/biomed-lines.ts";
import { heatTreatmentLine, machiningLine, standLine, weldingLine } from "./lines/equipment-lines.ts";
import { coreLine, transformerLine, windingLine } from "./lines/power-lines.ts";
import { waferLine } from "./lines/wafer-line.ts";
import { airStation } from "./machines/air-station.ts";
import { assemblyRobot } from "./machines/assembly-robot.ts";
import { assemblyStand } from "./machines/assembly-stand.ts";
import { bioreactor } from "./machines/bioreactor.ts";
import { bridgeCrane } from "./machines/bridge-crane.ts";
import { bufferTank } from "./machines/buffer-tank.ts";
import { calender } from "./machines/calender.ts";
import { capper } from "./machines/capper.ts";
import { cartoner } from "./machines/cartoner.ts";
import { chillerPlant } from "./machines/chiller-plant.ts";
import { chromatographySkid } from "./machines/chromatography-skid.ts";
import { cmm } from "./machines/cmm.ts";
import { cmp } from "./machines/cmp.ts";
import { cncMill } from "./machines/cnc-mill.ts";
import { coater } from "./machines/coater.ts";
import { coilWinder } from "./machines/coil-winder.ts";
import { coreStacker } from "./machines/core-stacker.ts";
import { dockTruck } from "./machines/dock-truck.ts";
import { electrolyteFiller } from "./machines/electrolyte-filler.ts";
import { energyStorage } from "./machines/energy-storage.ts";
import { eolTester } from "./machines/eol-tester.ts";
import { etcher } from "./machines/etcher.ts";
import { fillingIsolator } from "./machines/filling-isolator.ts";
import { fiveAxis } from "./machines/five-axis.ts";
import { forklift } from "./machines/forklift.ts";
import { formationCabinet } from "./machines/formation-cabinet.ts";
import { freezeDryer } from "./machines/freeze-dryer.ts";
import { gantryMill } from "./machines/gantry-mill.ts";
import { gateBarrier } from "./machines/gate-barrier.ts";
import { cellVehicle, palletVehicle, reelVehicle } from "./machines/guided-vehicle.ts";
import { heatFurnace } from "./machines/heat-furnace.ts";
import { hoistVehicle } from "./machines/hoist-vehicle.ts";
import { laserWelder } from "./machines/laser-welder.ts";
import { lathe } from "./machines/lathe.ts";
import { metrology } from "./machines/metrology.ts";
import { mixer } from "./machines/mixer.ts";
import { oilFiller } from "./machines/oil-filler.ts";
import { scanner } from "./machines/scanner.ts";
import { slitter } from "./machines/slitter.ts";
import { solarStation } from "./machines/solar-station.ts";
import { stocker } from "./machines/stocker.ts";
import { storageAisle } from "./machines/storage-aisle.ts";
import { substation } from "./machines/substation.ts";
import { testBay } from "./machines/test-bay.ts";
import { thermalOxidiser } from "./machines/thermal-oxidiser.ts";
import { vacuumDryer } from "./machines/vacuum-dryer.ts";
import { verticalFurnace } from "./machines/vertical-furnace.ts";
import { visionInspection } from "./machines/vision-inspection.ts";
import { waterWorks } from "./machines/water-works.ts";
import { weldingCell } from "./machines/welding-cell.ts";
import { wetBench } from "./machines/wet-bench.ts";
import { winder } from "./machines/winder.ts";
import { batteryBuilding } from "./park/battery-building.ts";
import { biomedBuilding } from "./park/biomed-building.ts";
import { equipmentBuilding } from "./park/equipment-building.ts";
import { fabBuilding } from "./park/fab-building.ts";
import { grounds } from "./park/grounds.ts";
import { powerBuilding } from "./park/power-building.ts";
import { warehouse } from "./park/warehouse.ts";
import type { PartBuilder } from "./part-builder.ts";

export interface ModelEntry {
  readonly build: (part: PartBuilder) => void;
  /** Triangles that its near level may have at most. */
  readonly budget: number;
}

type Builders = Readonly<Record<string, (part: PartBuilder) => void>>;

/** Triangles of the near level at most; a park of 250 machines has some 2 million, and shows a part of them. */
const triangleBudgets = { machine: 9_000, largeMachine: 20_000, line: 24_000, building: 50_000, grounds: 100_000 };

/** Of the near level's triangles, the far level has this share at most. */
export const farShareAtMost = 0.35;

const machines: Builders = {
  "air-station": airStation,
  "assembly-robot": assemblyRobot,
  "assembly-stand": assemblyStand,
  bioreactor,
  "bridge-crane": bridgeCrane,
  "buffer-tank": bufferTank,
  calender,
  capper,
  cartoner,
  "cell-vehicle": cellVehicle,
  "chiller-plant": chillerPlant,
  "chromatography-skid": chromatographySkid,
  cmm,
  cmp,
  "coil-winder": coilWinder,
  "core-stacker": coreStacker,
  "dock-truck": dockTruck,
  "electrolyte-filler": electrolyteFiller,
  "energy-storage": energyStorage,
  "eol-tester": eolTester,
  etcher,
  "filling-isolator": fillingIsolator,
  "five-axis": fiveAxis,
  forklift,
  "formation-cabinet": formationCabinet,
  "freeze-dryer": freezeDryer,
  "gantry-mill": gantryMill,
  "gate-barrier": gateBarrier,
  "heat-furnace": heatFurnace,
  "hoist-vehicle": hoistVehicle,
  "laser-welder": laserWelder,
  lathe,
  metrology,
  mixer,
  "oil-filler": oilFiller,
  "pallet-vehicle": palletVehicle,
  "reel-vehicle": reelVehicle,
  scanner,
  slitter,
  "solar-station": solarStation,
  stocker,
  "thermal-oxidiser": thermalOxidiser,
  "vacuum-dryer": vacuumDryer,
  "vertical-furnace": verticalFurnace,
  "vision-inspection": visionInspection,
  "water-works": waterWorks,
  "welding-cell": weldingCell,
  "wet-bench": wetBench,
  winder,
};

const largeMachines: Builders = {
  coater,
  "storage-aisle": storageAisle,
  substation,
  "test-bay": testBay,
};

const lines: Builders = {
  "battery-assembly-line": batteryAssemblyLine,
  "battery-electrode-line": batteryElectrodeLine,
  "battery-formation-line": batteryFormationLine,
  "core-line": coreLine,
  "culture-line": cultureLine,
  "filling-line": fillingLine,
  "heat-treatment-line": heatTreatmentLine,
  "machining-line": machiningLine,
  "packaging-line": packagingLine,
  "purification-line": purificationLine,
  "stand-line": standLine,
  "transformer-line": transformerLine,
  "wafer-line": waferLine,
  "welding-line": weldingLine,
  "winding-line": windingLine,
};

const buildings: Builders = {
  "battery-building": batteryBuilding,
  "biomed-building": biomedBuilding,
  "equipment-building": equipmentBuilding,
  "fab-building": fabBuilding,
  "power-building": powerBuilding,
  warehouse,
};

/** Every plant's models: file name without `.glb`, how it is built, and what it may cost. */
export const modelsByPlant: Readonly<Record<string, Readonly<Record<string, ModelEntry>>>> = {
  "cnc-cell": withBudget({ "cnc-mill": cncMill }, triangleBudgets.machine),
  "demo-park": {
    ...withBudget(machines, triangleBudgets.machine),
    ...withBudget(largeMachines, triangleBudgets.largeMachine),
    ...withBudget(lines, triangleBudgets.line),
    ...withBudget(buildings, triangleBudgets.building),
    ...withBudget({ grounds }, triangleBudgets.grounds),
  },
};

function withBudget(builders: Builders, budget: number): Record<string, ModelEntry> {
  return Object.fromEntries(Object.entries(builders).map(([name, build]) => [name, { build, budget }]));
}
