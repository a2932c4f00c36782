import { useTranslation } from "react-i18next";
import type { Quantity } from "../../../twin/scenario/compare-runs.ts";

/** Names a figure, or what is taken of a signal. */
export function useQuantityName(): (quantity: Quantity) => string {
  const { t } = useTranslation();
  return (quantity) => (quantity.from === "kpi" ? t(`kpi.name.${quantity.kpi}`) : t(`author.takes.${quantity.take}`));
}
