import type { z } from "zod";
import { modelFilePattern } from "./device-type-schema.ts";
import { type LocalizedText, localizedTextSchema } from "./localized-text.ts";
import { brokerUrlPattern } from "./plant-schema.ts";
import { idPattern } from "./signal-schema.ts";

type SchemaIssue = z.core.$ZodIssue;

const typeNames: Readonly<Record<string, LocalizedText>> = {
  string: { zh: "字符串", en: "a string" },
  number: { zh: "数字", en: "a number" },
  int: { zh: "整数", en: "a whole number" },
  boolean: { zh: "true 或 false", en: "true or false" },
  array: { zh: "数组", en: "an array" },
  tuple: { zh: "数组", en: "an array" },
  object: { zh: "对象", en: "an object" },
  record: { zh: "对象", en: "an object" },
};

const formsByPattern = new Map<string, LocalizedText>([
  [String(idPattern), { zh: "只含小写字母、数字和连字符", en: "be of lower-case letters, digits and hyphens" }],
  [
    String(brokerUrlPattern),
    {
      zh: "以 mqtt://、mqtts://、ws:// 或 wss:// 开头，且不含用户名和密码",
      en: "begin with mqtt://, mqtts://, ws:// or wss:// and hold no user name or password",
    },
  ],
  [String(modelFilePattern), { zh: "为小写的 .glb 文件名", en: "be the lower-case name of a .glb file" }],
]);

/**
 * What a schema issue means to the author of a plant file, in both languages. A refinement gives its own text as
 * `params`; for the rarer issues zod's wording serves.
 *
 * @param issue with its input and zod's English message
 * @param chineseMessage zod's Chinese message for the same issue
 */
export function describeSchemaIssue(issue: SchemaIssue, chineseMessage: string): LocalizedText {
  const inWordsOfZod = { zh: chineseMessage, en: issue.message };
  switch (issue.code) {
    case "invalid_type": {
      const expected = typeNames[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      if (issue.input === undefined) {
        return { zh: `缺少该字段，应为${expected.zh}`, en: `is missing; ${expected.en} is needed` };
      }
      const got = excerpt(issue.input);
      return { zh: `应为${expected.zh}，实际为 ${got}`, en: `must be ${expected.en}, not ${got}` };
    }
    case "unrecognized_keys": {
      const keys = (quote: string, join: string): string => issue.keys.map((key) => quote.replace("?", key)).join(join);
      return { zh: `未知字段 ${keys("“?”", "、")}`, en: `unknown key ${keys('"?"', ", ")}` };
    }
    case "invalid_value": {
      const values = issue.values.map((value) => JSON.stringify(value));
      const got = excerpt(issue.input);
      return {
        zh: `应为 ${values.join("、")} 之一，实际为 ${got}`,
        en: `must be ${values.length > 1 ? "one of " : ""}${values.join(", ")}, not ${got}`,
      };
    }
    case "invalid_format": {
      const form = formsByPattern.get(issue.pattern ?? "") ?? {
        zh: `符合 ${issue.pattern}`,
        en: `match ${issue.pattern}`,
      };
      const got = excerpt(issue.input);
      return { zh: `${got} 的格式不正确，应${form.zh}`, en: `${got} has the wrong form; it must ${form.en}` };
    }
    case "too_small":
      if (issue.origin === "string") return { zh: "不能为空", en: "must not be empty" };
      if (issue.origin !== "array") return inWordsOfZod;
      return { zh: `至少应有 ${issue.minimum} 项`, en: `needs at least ${issue.minimum} entries` };
    case "invalid_union": {
      if (!("options" in issue) || issue.options === undefined) return inWordsOfZod;
      const values = issue.options.map((value) => JSON.stringify(value));
      return {
        zh: `取值未知，应为 ${values.join("、")} 之一`,
        en: `has an unknown value; it must be one of ${values.join(", ")}`,
      };
    }
    case "custom": {
      const text = localizedTextSchema.safeParse(issue.params);
      return text.success ? text.data : inWordsOfZod;
    }
    default:
      return inWordsOfZod;
  }
}

function excerpt(input: unknown): string {
  const text = JSON.stringify(input) ?? String(input);
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
