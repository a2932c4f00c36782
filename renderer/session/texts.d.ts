import type zh from "./text/zh.json";

/** Keys of texts are checked when the screen is compiled. */
declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
  }
}
