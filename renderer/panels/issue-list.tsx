import { ScrollArea, Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState } from "../session/session-context.tsx";
import classes from "./issue-list.module.css";

/** Every error of a plant that cannot be shown, with its place. */
export function IssueList(): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const issues = useSessionState((state) => state.issues);
  return (
    <section className={classes.list}>
      <h2>{t("issues.title")}</h2>
      <p>{t("issues.body")}</p>
      <ScrollArea className={classes.scroll} viewportProps={{ tabIndex: 0 }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("issues.place")}</Table.Th>
              <Table.Th>{t("issues.text")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {issues.map((issue) => (
              <Table.Tr key={`${issue.file} ${issue.place} ${issue.text.en}`}>
                <Table.Td className={classes.place}>
                  {issue.file}
                  {issue.place === "" ? "" : `: ${issue.place}`}
                </Table.Td>
                <Table.Td>{issue.text[language]}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </section>
  );
}
