import { TextInput } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { encode } from "uqr";
import type { RequestResult } from "../../../twin/bridge/contract.ts";
import { useSession } from "../../session/session-context.tsx";
import type { Answer } from "../../session/session-requests.ts";
import { ProblemNote } from "../problem-note.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import classes from "./remote-dialog.module.css";

/** The address with which a telephone moves the tour, as a QR code. */
export function RemoteDialog(): ReactNode {
  const { t } = useTranslation();
  return (
    <ScreenDialog name="remote" title={t("remote.title")}>
      <RemoteAddress />
    </ScreenDialog>
  );
}

const loopbackNames: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

function RemoteAddress(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const [answer, setAnswer] = useState<Answer<RequestResult<"remote-token">>>();
  useEffect(() => {
    let isWanted = true;
    void session.remoteToken().then((each) => isWanted && setAnswer(each));
    return () => {
      isWanted = false;
    };
  }, [session]);
  const { protocol, hostname } = window.location;
  // The desktop app's own window has no address that a telephone could open.
  if (!protocol.startsWith("http")) return <p className={classes.hint}>{t("remote.no-server")}</p>;
  if (answer === undefined) return null;
  if (answer.problem !== undefined) return <ProblemNote problem={answer.problem} />;
  const address = new URL("remote", window.location.href);
  address.searchParams.set("token", answer.result.token);
  return (
    <div className={classes.page}>
      <p className={classes.hint}>{t("remote.hint")}</p>
      <QrCode text={address.href} label={t("remote.code")} />
      <TextInput
        readOnly
        aria-label={t("screen-link.address")}
        value={address.href}
        onFocus={(event) => event.currentTarget.select()}
      />
      {loopbackNames.has(hostname) && <p className={classes.hint}>{t("remote.loopback")}</p>}
    </div>
  );
}

/** Dark squares on white, whatever the theme: cameras read it so. */
function QrCode({ text, label }: { text: string; label: string }): ReactNode {
  const { data } = encode(text, { border: 2 });
  const size = data.length;
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className={classes.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join("")} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
