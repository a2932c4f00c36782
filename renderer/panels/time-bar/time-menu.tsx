import { ActionIcon, Menu } from "@mantine/core";
import { IconBookmark, IconDatabase, IconDots, IconLink, IconScissors, IconTableExport } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState, useSessionStore } from "../../session/session-context.tsx";
import type { DialogName } from "../../session/session-store.ts";

/** What is done with recorded time less often. */
export function TimeMenu(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const isOperator = useSessionState((state) => state.profile === "operator");
  const isFile = useSessionState((state) => state.source?.kind === "file");
  const open = (dialog: DialogName) => (): void => store.setState({ dialog });
  return (
    <Menu position="top-end" width={232} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t("time.more")}>
          <IconDots size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconBookmark size={16} stroke={1.6} />} onClick={open("mark-list")}>
          {t("mark.list")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLink size={16} stroke={1.6} />} onClick={open("screen-link")}>
          {t("screen-link.title")}
        </Menu.Item>
        {isOperator && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconScissors size={16} stroke={1.6} />} onClick={open("clip")}>
              {t("clip.menu")}
            </Menu.Item>
            <Menu.Item leftSection={<IconTableExport size={16} stroke={1.6} />} onClick={open("export")}>
              {t("export.menu")}
            </Menu.Item>
            {!isFile && (
              <Menu.Item leftSection={<IconDatabase size={16} stroke={1.6} />} onClick={open("retention")}>
                {t("retention.menu")}
              </Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
