import "@mantine/core/styles.css";
import "./theme/type.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { openChannel } from "./bridge/open-channel.ts";
import { createAlarmTones } from "./panels/alarms/alarm-tones.ts";
import { soundAlarms } from "./session/alarm-sound.ts";
import { startAwakeClock } from "./session/awake-clock.ts";
import { connectSession } from "./session/connect-session.ts";
import { followTour } from "./session/follow-tour.ts";
import { keepChoices, readChoices } from "./session/kept-choices.ts";
import { keepDrafts } from "./session/kept-drafts.ts";
import { firstLanguage, startTexts } from "./session/language.ts";
import { createLiveTicker } from "./session/live-ticker.ts";
import { SessionProvider } from "./session/session-context.tsx";
import { createSessionStore, screenUses } from "./session/session-store.ts";

const address = new URL(window.location.href);
const choices = readChoices(window.localStorage);
const language = firstLanguage(choices.language, navigator.languages);
const texts = await startTexts(language);
const store = createSessionStore(language, choices.theme, choices.alarmPalette);
const use = screenUses.find((each) => each === address.searchParams.get("use")) ?? "work";
store.setState({ author: choices.author, alarmSound: choices.alarmSound, isBilingual: choices.isBilingual, use });
keepChoices(store, window.localStorage, texts, document);
keepDrafts(store, window.localStorage, window, () => Date.now() * 1000);
followTour(store);
soundAlarms(store, createAlarmTones(), () => performance.now());

const session = connectSession(store, {
  openChannel,
  profile: address.searchParams.get("profile") === "visitor" ? "visitor" : undefined,
  session: address.searchParams.get("session") ?? undefined,
  recording: address.searchParams.get("recording") ?? undefined,
  monotonicMs: startAwakeClock(() => performance.now()).nowMs,
});

const ticker = createLiveTicker(store, () => performance.now());

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <SessionProvider store={store} session={session} ticker={ticker}>
      <App />
    </SessionProvider>
  </StrictMode>,
);
