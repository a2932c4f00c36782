import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { app, BrowserWindow, ipcMain, Menu, protocol, session } from "electron";
import { pino } from "pino";
import { appOrigin, appScheme, createAppHandler, isOurs } from "./desktop/app-protocol.ts";
import { acceptIpcChannels } from "./desktop/ipc-channel.ts";
import { denyNavigation, denyPermissions } from "./desktop/lock-down.ts";
import { menuTemplate } from "./desktop/menu-template.ts";
import { windowOptions } from "./desktop/window-options.ts";
import { credentialsFromEnvironment } from "./services/feeds/credentials-from-environment.ts";
import { type OpenPlant, openPlant } from "./services/open-plant.ts";
import { softwareVersion } from "./services/software-version.ts";
import { systemClockUs } from "./services/system-clock.ts";

/** The desktop app. It is bundled to dist/electron/main.js; the root is two folders up from there. */
const root = new URL(/* @vite-ignore */ "../..", import.meta.url);

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
denyNavigation(app);

if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(start);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(app.isPackaged ? 1 : 2),
    options: { plant: { type: "string" }, broker: { type: "string" }, bench: { type: "boolean" } },
    strict: false,
  });
  const credentials = credentialsFromEnvironment(process.env);
  const plant = await openPlant({
    folder: typeof values.plant === "string" ? values.plant : fileURLToPath(new URL("models/demo-park", root)),
    brokerUrl: typeof values.broker === "string" ? values.broker : undefined,
    credentialsOf: () => credentials,
    feedWorkerUrl: new URL(/* @vite-ignore */ "feed-worker.js", import.meta.url),
    software: softwareVersion(new URL("package.json", root)),
    clockUs: systemClockUs,
    log: pino({ level: "warn", name: "vitrine" }, pino.destination({ dest: 2, sync: true })),
  });

  denyPermissions(session.defaultSession);
  protocol.handle(appScheme, createAppHandler(fileURLToPath(new URL("dist/renderer", root)), plant.models));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)));
  const window = openWindow(plant, values.bench === true);
  app.on("second-instance", () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on("window-all-closed", () => void plant.stop().then(() => app.quit()));
}

/** @param isBench whether the screen measures how fast this machine draws */
function openWindow(plant: OpenPlant, isBench: boolean): BrowserWindow {
  const preload = join(fileURLToPath(new URL(/* @vite-ignore */ ".", import.meta.url)), "preload.cjs");
  const window = new BrowserWindow(windowOptions(preload));
  acceptIpcChannels(ipcMain, window.webContents, isOurs, (channel) => plant.host.openScreen(channel, "operator"));
  window.once("ready-to-show", () => window.show());
  void window.loadURL(`${appOrigin}/${isBench ? "?bench=1" : ""}`);
  return window;
}
