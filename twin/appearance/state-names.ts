import type { LocalizedText } from "../plant/localized-text.ts";

/**
 * What people call the states of machines, by the names that controllers use, for plants that give none of their own.
 * The PackML names are those of ISA-TR88.00.02; transient states read 正在…, states that last 已….
 */
const usualStateNames: Readonly<Record<string, LocalizedText>> = {
  undefined: { zh: "未定义", en: "Undefined" },
  clearing: { zh: "正在清除", en: "Clearing" },
  stopping: { zh: "正在停止", en: "Stopping" },
  stopped: { zh: "已停止", en: "Stopped" },
  resetting: { zh: "正在复位", en: "Resetting" },
  idle: { zh: "空闲", en: "Idle" },
  starting: { zh: "正在启动", en: "Starting" },
  execute: { zh: "执行", en: "Execute" },
  holding: { zh: "正在保持", en: "Holding" },
  held: { zh: "已保持", en: "Held" },
  unholding: { zh: "正在取消保持", en: "Unholding" },
  suspending: { zh: "正在挂起", en: "Suspending" },
  suspended: { zh: "已挂起", en: "Suspended" },
  unsuspending: { zh: "正在取消挂起", en: "Unsuspending" },
  aborting: { zh: "正在中止", en: "Aborting" },
  aborted: { zh: "已中止", en: "Aborted" },
  completing: { zh: "正在完成", en: "Completing" },
  complete: { zh: "完成", en: "Complete" },
  running: { zh: "运行", en: "Running" },
  run: { zh: "运行", en: "Running" },
  starved: { zh: "待料", en: "Starved" },
  blocked: { zh: "堵料", en: "Blocked" },
  setup: { zh: "调机", en: "Setup" },
  changeover: { zh: "换型", en: "Changeover" },
  fault: { zh: "故障", en: "Fault" },
  down: { zh: "故障", en: "Fault" },
  error: { zh: "故障", en: "Fault" },
  maintenance: { zh: "维护", en: "Maintenance" },
  off: { zh: "关机", en: "Off" },
};

/** The usual name of a controller's state; undefined where there is none. */
export function usualStateName(value: string): LocalizedText | undefined {
  const name = value.toLowerCase();
  return Object.hasOwn(usualStateNames, name) ? usualStateNames[name] : undefined;
}
