import { alwaysPlanned } from "./calendar-schema.ts";
import type { DeviceType } from "./device-type-schema.ts";
import type { Report } from "./parse-json-file.ts";
import type { Asset } from "./plant.ts";
import { type AssetEntry, levels, type PlantFile } from "./plant-schema.ts";

/**
 * The tree of plant.json as a flat list, root first, depth first; reports duplicates, unknown types and levels.
 *
 * @param types by id; undefined for a type whose file is there but has errors of its own
 */
export function buildHierarchy(
  file: PlantFile,
  types: ReadonlyMap<string, DeviceType | undefined>,
  report: Report,
): Asset[] {
  const assets: Asset[] = [];
  const seen = new Set<string>([file.id]);
  const plantCalendar = file.calendar ?? alwaysPlanned;

  const add = (
    entry: Omit<AssetEntry, "assets"> & { assets: readonly AssetEntry[] },
    parent: Asset | undefined,
    jsonPath: readonly PropertyKey[],
  ): void => {
    const path = parent === undefined || parent.parent === -1 ? entry.id : `${parent.path}/${entry.id}`;
    const asset: Asset = {
      index: assets.length,
      id: entry.id,
      path,
      level: entry.level,
      name: entry.name,
      parent: parent?.index ?? -1,
      type: entry.type === undefined ? undefined : types.get(entry.type),
      place: entry.place,
      production: entry.production ?? {},
      calendar: file.calendars[entry.production?.calendar ?? ""] ?? parent?.calendar ?? plantCalendar,
      placeholders: placeholdersOf(entry, parent, path),
      jsonPath,
    };
    assets.push(asset);
    if (entry.type !== undefined && !types.has(entry.type)) {
      report([...jsonPath, "type"], {
        zh: `类型 “${entry.type}” 不存在，应有文件 types/${entry.type}.json`,
        en: `type "${entry.type}" does not exist; types/${entry.type}.json is needed`,
      });
    }
    checkProduction(entry, Object.keys(file.calendars), jsonPath, report);
    for (const [place, child] of entry.assets.entries()) {
      const childPath = [...jsonPath, "assets", place];
      checkChild(child, asset, seen, childPath, report);
      add(child, asset, childPath);
    }
  };

  add({ ...file, place: { positionM: [0, 0, 0], headingDeg: 0 } }, undefined, []);
  return assets;
}

function checkProduction(
  { production = {}, assets }: Pick<AssetEntry, "production"> & { assets: readonly AssetEntry[] },
  calendars: readonly string[],
  jsonPath: readonly PropertyKey[],
  report: Report,
): void {
  if (production.calendar !== undefined && !calendars.includes(production.calendar)) {
    report([...jsonPath, "production", "calendar"], {
      zh: `没有日历 “${production.calendar}”，可为 ${calendars.join("、")}`,
      en: `there is no calendar "${production.calendar}"; it may be ${calendars.join(", ")}`,
    });
  }
  for (const key of ["output", "constraint"] as const) {
    const id = production[key];
    if (id === undefined || assets.some((child) => child.id === id)) continue;
    report([...jsonPath, "production", key], {
      zh: `其下没有 “${id}”，可为 ${assets.map((child) => child.id).join("、")}`,
      en: `there is no "${id}" below it; it may be ${assets.map((child) => child.id).join(", ")}`,
    });
  }
}

function checkChild(
  child: AssetEntry,
  parent: Asset,
  seen: Set<string>,
  jsonPath: readonly PropertyKey[],
  report: Report,
): void {
  const path = parent.parent === -1 ? child.id : `${parent.path}/${child.id}`;
  if (seen.has(path)) {
    report([...jsonPath, "id"], {
      zh: `路径 “${path}” 重复，同一上级之下的 id 必须各不相同`,
      en: `path "${path}" is there twice; ids under one parent must differ`,
    });
  }
  seen.add(path);
  if (levels.indexOf(child.level) <= levels.indexOf(parent.level)) {
    report([...jsonPath, "level"], {
      zh: `${child.level} 不能位于 ${parent.level} 之下，层级应逐级向下：${levels.join(" > ")}`,
      en: `a ${child.level} cannot stand under a ${parent.level}; levels go down: ${levels.join(" > ")}`,
    });
  }
}

/** An asset inherits its parent's placeholders and adds its own topic, id, path and `{level}`. */
function placeholdersOf(
  entry: Pick<AssetEntry, "id" | "level" | "topic" | "params">,
  parent: Asset | undefined,
  path: string,
): ReadonlyMap<string, string> {
  const inherited = parent?.placeholders ?? new Map<string, string>();
  const parentTopic = inherited.get("topic");
  return new Map([
    ...inherited,
    [entry.level, entry.id],
    ...Object.entries(entry.params),
    ["id", entry.id],
    ["path", path],
    ["topic", entry.topic ?? (parentTopic === undefined ? entry.id : `${parentTopic}/${entry.id}`)],
  ]);
}
