import { bindSignals } from "./bind-signals.ts";
import { buildHierarchy } from "./build-hierarchy.ts";
import { alwaysPlanned } from "./calendar-schema.ts";
import { checkFlows } from "./check-flows.ts";
import { checkLayout } from "./check-layout.ts";
import { checkModel } from "./check-model.ts";
import { checkType } from "./check-type.ts";
import { type DeviceType, deviceTypeSchema } from "./device-type-schema.ts";
import { parseJsonFile, type Report, reportInto } from "./parse-json-file.ts";
import type { Plant } from "./plant.ts";
import type { PlantIssue } from "./plant-issue.ts";
import { type PlantFile, plantSchema } from "./plant-schema.ts";
import { isTopicFilter } from "./topic-filter.ts";

/** The files of a plant folder: path relative to it, with forward slashes, and content. */
export type PlantFiles = ReadonlyMap<string, Uint8Array>;

export interface ParsedPlant {
  /** Undefined where an error makes the plant unusable. */
  readonly plant: Plant | undefined;
  /** Everything found, errors and warnings, in the order of the files. */
  readonly issues: readonly PlantIssue[];
}

/**
 * Reads a plant folder. Problems are addressed, in both languages, and found together: those of form in every file, and,
 * as soon as plant.json has its form, those of what refers to what.
 *
 * @param modelSeverity how bad a model is that is missing or wrong: blocks can stand in for it
 */
export function parsePlant(files: PlantFiles, modelSeverity: PlantIssue["severity"] = "error"): ParsedPlant {
  const issues: PlantIssue[] = [];
  const report = reportInto(issues, "plant.json");
  const bytes = files.get("plant.json");
  if (bytes === undefined) {
    report([], { zh: "文件不存在，该文件夹不是工厂描述", en: "does not exist; this folder describes no plant" });
    return { plant: undefined, issues };
  }
  const file = parseJsonFile(bytes, plantSchema, report);
  const types = parseTypes(files, issues, modelSeverity);
  if (file === undefined) return { plant: undefined, issues };

  checkFeeds(file, report);
  const assets = buildHierarchy(file, types, report);
  const signals = bindSignals(assets, file.feeds, report, (typeId) => reportInto(issues, `types/${typeId}.json`));
  checkViews(file, new Set(assets.map((asset) => asset.path)), report);
  checkFlows(file.flows, assets, report);
  checkLayout(assets, report);
  if (issues.some((issue) => issue.severity === "error")) return { plant: undefined, issues };

  const { id, name, origin, feeds, views, flows, carbon } = file;
  const calendar = assets[0]?.calendar ?? alwaysPlanned;
  return { plant: { id, name, origin, feeds, assets, signals, views, flows, calendar, carbon }, issues };
}

function parseTypes(
  files: PlantFiles,
  issues: PlantIssue[],
  modelSeverity: PlantIssue["severity"],
): Map<string, DeviceType | undefined> {
  const types = new Map<string, DeviceType | undefined>();
  for (const [path, bytes] of files) {
    const name = /^types\/([^/]+)\.json$/.exec(path)?.[1];
    if (name === undefined) continue;
    const report = reportInto(issues, path);
    const type = parseJsonFile(bytes, deviceTypeSchema, report);
    types.set(name, type);
    if (type === undefined) continue;
    checkType(type, name, report);
    const reportModel: Report = (place, text) => report(place, text, modelSeverity);
    checkModel(type, type.model === undefined ? undefined : files.get(type.model), reportModel);
  }
  return types;
}

function checkFeeds(file: PlantFile, report: Report): void {
  const seen = new Set<string>();
  for (const [place, feed] of file.feeds.entries()) {
    if (seen.has(feed.id)) {
      report(["feeds", place, "id"], { zh: `数据源 “${feed.id}” 重复`, en: `feed "${feed.id}" is there twice` });
    }
    seen.add(feed.id);
    for (const [rank, filter] of feed.subscribe.entries()) {
      if (isTopicFilter(filter)) continue;
      report(["feeds", place, "subscribe", rank], {
        zh: `“${filter}” 不是有效的主题过滤器：+ 须占一整级，# 只能是最后一级`,
        en: `"${filter}" is not a topic filter: + fills a whole level and # is the last one`,
      });
    }
  }
}

function checkViews(file: PlantFile, paths: ReadonlySet<string>, report: Report): void {
  for (const [place, view] of file.views.entries()) {
    if (paths.has(view.asset)) continue;
    report(["views", place, "asset"], {
      zh: `没有路径为 “${view.asset}” 的对象`,
      en: `nothing has the path "${view.asset}"`,
    });
  }
}
