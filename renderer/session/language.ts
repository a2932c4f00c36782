import i18next, { type i18n, type TFunction } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../../twin/plant/localized-text.ts";
import en from "./text/en.json";
import zh from "./text/zh.json";

/** Gives a text by its key, in the language of the screen. */
export type Translate = TFunction;

/** Every text of the screen in both languages; the language is switched at run time. */
export async function startTexts(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return i18next;
}

/** The language to begin with: the one last chosen, else Chinese where the browser asks for it, else English. */
export function firstLanguage(chosen: string | null, preferred: readonly string[]): Language {
  if (chosen === "zh" || chosen === "en") return chosen;
  return preferred[0]?.toLowerCase().startsWith("zh") ? "zh" : "en";
}
