import { z } from "zod";
import { describeSchemaIssue } from "./describe-schema-issue.ts";
import type { LocalizedText } from "./localized-text.ts";
import { locateJsonError } from "./locate-json-error.ts";
import { formatPlace, type PlantIssue } from "./plant-issue.ts";

const chinese = z.locales.zhCN().localeError;

/** Reports one problem; `place` is the path of keys inside the file. */
export type Report = (place: readonly PropertyKey[], text: LocalizedText, severity?: PlantIssue["severity"]) => void;

/** Collects what is wrong with one file. */
export function reportInto(issues: PlantIssue[], file: string): Report {
  return (place, text, severity = "error") => {
    issues.push({ severity, file, place: formatPlace(place), text });
  };
}

/**
 * Reads JSON through a schema.
 *
 * @returns the typed content, or undefined after reporting every problem found
 */
export function parseJsonFile<Schema extends z.ZodType>(
  bytes: Uint8Array,
  schema: Schema,
  report: Report,
): z.output<Schema> | undefined {
  const content = parseJson(bytes, report);
  if (content === undefined) return undefined;
  const result = schema.safeParse(content, { reportInput: true });
  if (result.success) return result.data;
  const inChinese = schema.safeParse(content, { error: chinese }).error?.issues ?? [];
  for (const [place, issue] of result.error.issues.entries()) {
    report(issue.path, describeSchemaIssue(issue, inChinese[place]?.message ?? issue.message));
  }
  return undefined;
}

function parseJson(bytes: Uint8Array, report: Report): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    report([], { zh: "文件不是 UTF-8 编码的文本", en: "is not UTF-8 text" });
    return undefined;
  }
  if (isTooDeep(text)) {
    report([], {
      zh: `嵌套过深，最多 ${maxDepth} 层`,
      en: `is nested too deeply; at most ${maxDepth} levels`,
    });
    return undefined;
  }
  try {
    return JSON.parse(text) ?? {};
  } catch {
    const { line, column } = locateJsonError(text);
    report([], {
      zh: `不是有效的 JSON（第 ${line} 行第 ${column} 列附近）`,
      en: `is not valid JSON (near line ${line}, column ${column})`,
    });
    return undefined;
  }
}

/** Brackets within one another: far more than any file needs, and less than exhausts the stack of whoever looks into it. */
const maxDepth = 200;

/** Counts the brackets of a text that may be JSON, those in its strings apart. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length && depth <= maxDepth; at++) {
    const sign = text[at];
    if (sign === '"') isInString = !isInString;
    else if (isInString) at += sign === "\\" ? 1 : 0;
    else if (sign === "[" || sign === "{") depth++;
    else if (sign === "]" || sign === "}") depth--;
  }
  return depth > maxDepth;
}
