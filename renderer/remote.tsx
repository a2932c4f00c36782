import "./theme/type.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { openWebSocketChannel } from "./bridge/websocket-channel.ts";
import { RemoteControl } from "./panels/remote/remote-control.tsx";
import { connectRemote } from "./session/connect-remote.ts";
import { firstLanguage, startTexts } from "./session/language.ts";

/** The page of a telephone that moves a tour; the host has let it in by the token in its address. */
const language = firstLanguage(null, navigator.languages);
await startTexts(language);
document.documentElement.lang = language === "zh" ? "zh-CN" : "en";

const remote = connectRemote(() => {
  const url = new URL("remote-bridge", window.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return openWebSocketChannel(url);
});

const root = document.getElementById("root");
if (root === null) throw new Error("remote.html has no #root");
createRoot(root).render(
  <StrictMode>
    <RemoteControl remote={remote} language={language} />
  </StrictMode>,
);
