import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startTexts } from "../../../renderer/session/language.ts";
import en from "../../../renderer/session/text/en.json" with { type: "json" };
import zh from "../../../renderer/session/text/zh.json" with { type: "json" };
import { root } from "../../architecture/read-imports.ts";

/** Every text of a file with the way to it. */
function leaves(value: unknown, path = ""): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, path === "" ? key : `${path}.${key}`));
}

/** The Chinese names in the models' files, with where they stand. */
function chineseOfModels(): [path: string, text: string][] {
  return ["demo-park", "cnc-cell"].flatMap((plant) => {
    const folder = join(root, "models", plant);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
    return files.flatMap((name) =>
      leaves(JSON.parse(readFileSync(join(folder, name), "utf8")), name).filter(([path]) => path.endsWith(".zh")),
    );
  });
}

const chinese = [...leaves(zh), ...chineseOfModels()];

describe("texts", () => {
  it("are all there in both languages, with the same placeholders", () => {
    const inEnglish = new Map(leaves(en));
    // English has a text of its own for one of a thing, beside the text for several; Chinese has no plural.
    const several = [...inEnglish.keys()].filter((path) => !path.endsWith("_one"));
    expect(several).toEqual(leaves(zh).map(([path]) => path));
    const one = [...inEnglish.keys()].filter((path) => path.endsWith("_one"));
    expect(one.filter((path) => !inEnglish.get(path.slice(0, -4))?.includes("{{count}}"))).toEqual([]);
    for (const [path, text] of leaves(zh)) {
      const placeholders = (of: string): string[] => (of.match(/\{\{\w+\}\}/g) ?? []).sort();
      expect([path, placeholders(text)]).toEqual([path, placeholders(inEnglish.get(path) ?? "")]);
    }
  });

  it("say one of a thing as English does, and the same in Chinese for one and for many", async () => {
    const { t, changeLanguage } = await startTexts("en");
    const said = (): string[] => [0, 1, 2].map((count) => t("alarm.banner", { count }));
    expect(said()).toEqual(["0 alarms are unacknowledged", "1 alarm is unacknowledged", "2 alarms are unacknowledged"]);
    await changeLanguage("zh");
    expect(said()).toEqual(["0 条报警未确认", "1 条报警未确认", "2 条报警未确认"]);
  });

  it("in Chinese are words that plants use", () => {
    // Section 0 of the glossary: each has another word, or means something else on a plant.
    const banned = /告警|警报|模拟(?!量)|新鲜|直播|阀值|登陆|帐号|闲置|饥饿|阻塞|宕机|当机|网络層|点击这里|你|！|!/;
    expect(chinese.filter(([, text]) => banned.test(text))).toEqual([]);
  });

  it("in Chinese have a space between Chinese and Latin letters or digits, and none beside full-width signs", () => {
    const withoutSpace = /[\u4e00-\u9fff][A-Za-z0-9{]|[A-Za-z0-9}][\u4e00-\u9fff]/;
    const besideSign = /[\u4e00-\u9fffA-Za-z0-9] [，。；：？（）“”、]|[，。；：？（）“”、] /;
    // A placeholder may stand for Chinese, and a title never ends in a full stop.
    const plain = chinese.map(([path, text]): [string, string] => [
      path,
      text.replaceAll(/\{\{age\}\}前/g, "{{age}} 前"),
    ]);
    expect(plain.filter(([, text]) => withoutSpace.test(text) || besideSign.test(text))).toEqual([]);
  });
});
