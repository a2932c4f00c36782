import { Kbd, Modal, Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";

const rowsSchema = z.array(z.tuple([z.string(), z.string()]));

/** The keys, and what the mouse does in the scene. */
export function HelpDialog(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const isOpen = useSessionState((state) => state.dialog === "help");
  const rows = rowsSchema.parse(t("help.rows", { returnObjects: true }));
  return (
    <Modal
      opened={isOpen}
      onClose={() => store.setState({ dialog: undefined })}
      title={t("help.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Table>
        <Table.Tbody>
          {rows.map(([keys, meaning]) => (
            <Table.Tr key={keys}>
              <Table.Td width={100}>
                <Kbd>{keys}</Kbd>
              </Table.Td>
              <Table.Td>{meaning}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p>{t("help.mouse")}</p>
      <p>{t("help.mouse-time")}</p>
    </Modal>
  );
}
