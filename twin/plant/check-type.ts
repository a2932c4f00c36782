import { parsePointer } from "../telemetry/json-pointer.ts";
import { checkAlarms } from "./check-alarms.ts";
import { type DeviceType, roleSignals } from "./device-type-schema.ts";
import type { Report } from "./parse-json-file.ts";

/** Reports what a schema cannot see in a type file: ids that name nothing, twins, pointers that are none. */
export function checkType(type: DeviceType, fileName: string, report: Report): void {
  if (type.id !== fileName) {
    report(["id"], {
      zh: `“${type.id}” 与文件名不一致，应为 “${fileName}”`,
      en: `"${type.id}" is not the file's name; it must be "${fileName}"`,
    });
  }
  checkSignals(type, report);
  checkReferences(type, report);
  checkAlarms(type, report);
}

function checkSignals(type: DeviceType, report: Report): void {
  const seen = new Set<string>();
  for (const [place, signal] of type.signals.entries()) {
    if (seen.has(signal.id)) {
      report(["signals", place, "id"], {
        zh: `点位 “${signal.id}” 重复`,
        en: `signal "${signal.id}" is there twice`,
      });
    }
    seen.add(signal.id);
    if (signal.from === undefined) {
      report(["signals", place], {
        zh: `没有来源：点位 “${signal.id}” 缺少 from`,
        en: `nothing feeds "${signal.id}": it has no "from"`,
      });
      continue;
    }
    for (const key of ["path", "time", "quality"] as const) {
      const pointer = signal.from[key];
      if (pointer !== undefined && parsePointer(pointer) === undefined) {
        report(["signals", place, "from", key], {
          zh: `“${pointer}” 不是 JSON Pointer（RFC 6901），应以 “/” 开头，例如 “/speed”`,
          en: `"${pointer}" is not a JSON Pointer (RFC 6901); it begins with "/", e.g. "/speed"`,
        });
      }
    }
  }
}

function checkReferences(type: DeviceType, report: Report): void {
  const signals = new Map(type.signals.map((signal) => [signal.id, signal]));
  const check = (id: string | undefined, place: readonly PropertyKey[]): void => {
    if (id === undefined || signals.has(id)) return;
    const known = [...signals.keys()];
    report(place, {
      zh: `没有点位 “${id}”，该类型的点位为 ${known.join("、")}`,
      en: `there is no signal "${id}"; this type has ${known.join(", ")}`,
    });
  };
  check(type.label, ["label"]);
  for (const key of roleSignals) check(type.role[key], ["role", key]);
  for (const [place, motion] of type.motion.entries()) check(motion.signal, ["motion", place, "signal"]);

  const state = type.role.state === undefined ? undefined : signals.get(type.role.state);
  if (state !== undefined && state.type !== "enum") {
    report(["role", "state"], {
      zh: `状态点位 “${state.id}” 应为 enum 类型`,
      en: `the state signal "${state.id}" must be of type enum`,
    });
  }
}
