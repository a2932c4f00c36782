import { Kbd, Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ScreenDialog } from "./screen-dialog.tsx";

const rowsSchema = z.array(z.tuple([z.string(), z.string()]));

/** The keys, and what the mouse does in the scene. */
export function HelpDialog(): ReactNode {
  const { t } = useTranslation();
  return (
    <ScreenDialog name="help" title={t("help.title")} size={440}>
      <Help />
    </ScreenDialog>
  );
}

function Help(): ReactNode {
  const { t } = useTranslation();
  const rows = rowsSchema.parse(t("help.rows", { returnObjects: true }));
  return (
    <>
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
    </>
  );
}
