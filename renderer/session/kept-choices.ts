import type { i18n } from "i18next";
import { z } from "zod";
import type { AlarmPaletteName, SessionStore, ThemeName } from "./session-store.ts";

/** What a person chose on this screen, kept for the next time. */
interface Choices {
  readonly language: string | null;
  readonly theme: ThemeName;
  readonly alarmPalette: AlarmPaletteName;
  /** Whether alarms are heard; undefined where nobody has chosen. */
  readonly alarmSound?: boolean | undefined;
  /** Who saves files on this screen, as that person writes it. */
  readonly author: string;
  /** Whether captions stand in both languages. */
  readonly isBilingual: boolean;
}

const storageKey = "vitrine.choices";

const choicesSchema = z.object({
  language: z.string().nullable().default(null),
  theme: z.enum(["studio", "night"]).default("studio"),
  alarmPalette: z.enum(["grey", "stack-light"]).default("grey"),
  alarmSound: z.boolean().optional(),
  author: z.string().max(200).default(""),
  isBilingual: z.boolean().default(false),
});

export function readChoices(storage: Storage): Choices {
  try {
    return choicesSchema.parse(JSON.parse(storage.getItem(storageKey) ?? "{}"));
  } catch {
    return choicesSchema.parse({});
  }
}

/** Keeps the choices as they change, and lets the texts and the document follow the language. */
export function keepChoices(store: SessionStore, storage: Storage, texts: i18n, document: Document): void {
  const follow = ({
    language,
    theme,
    alarmPalette,
    alarmSound,
    author,
    isBilingual,
  }: ReturnType<SessionStore["getState"]>): void => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    if (texts.language !== language) void texts.changeLanguage(language);
    try {
      storage.setItem(storageKey, JSON.stringify({ language, theme, alarmPalette, alarmSound, author, isBilingual }));
    } catch {
      // The browser grants no room: the choices hold as long as the page does.
    }
  };
  follow(store.getState());
  store.subscribe((state, before) => {
    const keys = ["language", "theme", "alarmPalette", "alarmSound", "author", "isBilingual"] as const;
    if (keys.some((key) => state[key] !== before[key])) follow(state);
  });
}
