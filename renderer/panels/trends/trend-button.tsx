import { Button } from "@mantine/core";
import { IconChartLine } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionStore } from "../../session/session-context.tsx";

/** The way from a signal to its trend. */
export function TrendButton({ signal, name }: { signal: number; name: string }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  return (
    <Button
      size="compact-xs"
      variant="default"
      mx={20}
      mt={4}
      leftSection={<IconChartLine size={14} stroke={1.6} />}
      aria-label={t("trend.show-named", { name })}
      onClick={() => store.setState({ dialog: "trend", trendSignals: [signal] })}
    >
      {t("trend.show")}
    </Button>
  );
}
