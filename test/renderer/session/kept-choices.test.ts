import type { i18n } from "i18next";
import { expect, it, vi } from "vitest";
import { keepChoices, readChoices } from "../../../renderer/session/kept-choices.ts";
import { createSessionStore } from "../../../renderer/session/session-store.ts";

it("choices hold on the screen also where the browser grants no room to keep them", () => {
  const storage = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  } as unknown as Storage;
  const document = { documentElement: { lang: "" } } as Document;
  const texts = { language: "zh", changeLanguage: vi.fn() } as unknown as i18n;
  const store = createSessionStore("zh", "studio");
  keepChoices(store, storage, texts, document);
  const later = vi.fn();
  store.subscribe(later);
  store.setState({ language: "en" });
  expect([later.mock.calls.length, document.documentElement.lang]).toEqual([1, "en"]);
});

it("choices that cannot be read are those of a new screen", () => {
  expect(readChoices({ getItem: () => "{" } as unknown as Storage)).toMatchObject({ theme: "studio", author: "" });
});
