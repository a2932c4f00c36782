import { batteryAssemblyLine } from "./lines/battery-assembly-line.ts";
import { batteryElectrodeLine } from "./lines/battery-electrode-line.ts";
import { batteryFormationLine } from "./lines/battery-formation-line.ts";
import {
  cultureLine,
  fillingLine,
  machiningLine,
  transformerLine,
  waferLine,
  weldingLine,
} from "./lines/plain-lines.ts";
import { airStation } from "./machines/air-station.ts";
import { assemblyRobot } from "./machines/assembly-robot.ts";
import { assemblyStand } from "./machines/assembly-stand.ts";
import { bioreactor } from "./machines/bioreactor.ts";
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
import { electrolyteFiller } from "./machines/electrolyte-filler.ts";
import { eolTester } from "./machines/eol-tester.ts";
import { etcher } from "./machines/etcher.ts";
import { fillingIsolator } from "./machines/filling-isolator.ts";
import { fiveAxis } from "./machines/five-axis.ts";
import { formationCabinet } from "./machines/formation-cabinet.ts";
import { freezeDryer } from "./machines/freeze-dryer.ts";
import { gantryMill } from "./machines/gantry-mill.ts";
import { heatFurnace } from "./machines/heat-furnace.ts";
import { laserWelder } from "./machines/laser-welder.ts";
import { lathe } from "./machines/lathe.ts";
import { metrology } from "./machines/metrology.ts";
import { mixer } from "./machines/mixer.ts";
import { oilFiller } from "./machines/oil-filler.ts";
import { scanner } from "./machines/scanner.ts";
import { slitter } from "./machines/slitter.ts";
import { stocker } from "./machines/stocker.ts";
import { substation } from "./machines/substation.ts";
import { testBay } from "./machines/test-bay.ts";
import { vacuumDryer } from "./machines/vacuum-dryer.ts";
import { verticalFurnace } from "./machines/vertical-furnace.ts";
import { visionInspection } from "./machines/vision-inspection.ts";
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

type BuildModel = (part: PartBuilder) => void;

/** Every plant's models: file name without `.glb`, and how it is built. */
export const modelsByPlant: Readonly<Record<string, Readonly<Record<string, BuildModel>>>> = {
  "cnc-cell": { "cnc-mill": cncMill },
  "demo-park": {
    "air-station": airStation,
    "assembly-robot": assemblyRobot,
    "assembly-stand": assemblyStand,
    "battery-assembly-line": batteryAssemblyLine,
    "battery-building": batteryBuilding,
    "battery-electrode-line": batteryElectrodeLine,
    "battery-formation-line": batteryFormationLine,
    "biomed-building": biomedBuilding,
    bioreactor: bioreactor,
    calender: calender,
    capper: capper,
    cartoner: cartoner,
    "chiller-plant": chillerPlant,
    "chromatography-skid": chromatographySkid,
    cmm: cmm,
    cmp: cmp,
    coater: coater,
    "coil-winder": coilWinder,
    "core-stacker": coreStacker,
    "culture-line": cultureLine,
    "electrolyte-filler": electrolyteFiller,
    "eol-tester": eolTester,
    "equipment-building": equipmentBuilding,
    etcher: etcher,
    "fab-building": fabBuilding,
    "filling-isolator": fillingIsolator,
    "filling-line": fillingLine,
    "five-axis": fiveAxis,
    "formation-cabinet": formationCabinet,
    "freeze-dryer": freezeDryer,
    "gantry-mill": gantryMill,
    grounds: grounds,
    "heat-furnace": heatFurnace,
    "laser-welder": laserWelder,
    lathe: lathe,
    "machining-line": machiningLine,
    metrology: metrology,
    mixer: mixer,
    "oil-filler": oilFiller,
    "power-building": powerBuilding,
    scanner: scanner,
    slitter: slitter,
    stocker: stocker,
    substation: substation,
    "test-bay": testBay,
    "transformer-line": transformerLine,
    "vacuum-dryer": vacuumDryer,
    "vertical-furnace": verticalFurnace,
    "vision-inspection": visionInspection,
    "wafer-line": waferLine,
    warehouse: warehouse,
    "welding-cell": weldingCell,
    "welding-line": weldingLine,
    "wet-bench": wetBench,
    winder: winder,
  },
};
