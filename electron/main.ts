import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { app, BrowserWindow, dialog, ipcMain, Menu, type MessageBoxSyncOptions, protocol, session } from "electron";
import { pino } from "pino";
import { appOrigin, appScheme, createAppHandler, isOurs } from "./desktop/app-protocol.ts";
import { askBeforeLeaving } from "./desktop/ask-before-leaving.ts";
import { acceptIpcChannels } from "./desktop/ipc-channel.ts";
import { denyNavigation, denyPermissions } from "./desktop/lock-down.ts";
import { menuTemplate } from "./desktop/menu-template.ts";
import { printReport } from "./desktop/print-report.ts";
import { recordingIn } from "./desktop/recording-in.ts";
import { stopBeforeQuit } from "./desktop/stop-before-quit.ts";
import { windowOptions } from "./desktop/window-options.ts";
import { credentialsFromEnvironment } from "./services/feeds/credentials-from-environment.ts";
import { type OpenPlant, type OpenPlantOptions, openPlant } from "./services/open-plant.ts";
import { openRecording } from "./services/open-recording.ts";
import { softwareVersion } from "./services/software-version.ts";
import { systemClockUs } from "./services/system-clock.ts";

/** The desktop app. It is bundled to dist/electron/main.js; the root is two folders up from there. */
const root = new URL(/* @vite-ignore */ "../..", import.meta.url);

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
const appTitle = "三境 Vitrine";

/** Those that people see, in the order in which they were opened. */
const windows = new Set<BrowserWindow>();

/** Opens a further window on an address of ours; there is a plant to show whenever a window asks for one. */
let openFurther: (url: string) => void = () => undefined;
denyNavigation(app, (url) => openFurther(url));

/** On macOS a double-clicked file comes as an event, also before the app is ready. */
let openedFile: string | undefined;
app.once("open-file", (_event, path) => {
  openedFile = path;
});

if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

/** Where it cannot start it says why and goes: without a window nobody could close it. */
function giveUp(error: unknown): void {
  dialog.showErrorBox(
    appTitle,
    `无法启动 Vitrine cannot start\n${error instanceof Error ? error.message : String(error)}`,
  );
  app.exit(1);
}

async function start(): Promise<void> {
  const dataFolder = join(app.getPath("userData"), "data");
  const log = pino({ level: "warn", name: "vitrine" }, pino.destination({ dest: 2, sync: true }));
  const common = {
    dataFolder,
    software: softwareVersion(new URL("package.json", root)),
    clockUs: systemClockUs,
    log,
    criteriaFolder: fileURLToPath(new URL("assets/criteria", root)),
    printPdf: (path: string) => printReport(path, (options) => new BrowserWindow(options)),
  };
  const path = recordingIn(process.argv) ?? openedFile;
  const recording = path === undefined ? undefined : await openRecording({ ...common, path });
  const plant = recording === undefined || "error" in recording ? await openOwnPlant(common) : recording;
  if (recording !== undefined && "error" in recording) {
    dialog.showErrorBox(appTitle, `${path}\n${recording.error.zh}\n${recording.error.en}`);
  }

  denyPermissions(session.defaultSession);
  const screenFolder = fileURLToPath(new URL("dist/renderer", root));
  protocol.handle(appScheme, createAppHandler(screenFolder, plant.models, plant.exchange, plant.desk));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)));
  openWindow(plant, `${appOrigin}/${startOptions().bench === true ? "?bench=1" : ""}`);
  openFurther = (url) => openWindow(plant, url);
  app.on("second-instance", (_event, argv) => {
    const [window] = windows;
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
    showRecording(plant, recordingIn(argv));
  });
  app.on("open-file", (_event, opened) => showRecording(plant, opened));
  app.on("window-all-closed", () => app.quit());
  const stop = (): Promise<void> => plant.stop();
  stopBeforeQuit(app, stop, (error) => log.error({ error }, "the plant could not be stopped"));
}

/** What the app was started with; what it does not know is left to Chromium. */
function startOptions() {
  const { values } = parseArgs({
    args: process.argv.slice(app.isPackaged ? 1 : 2),
    options: { plant: { type: "string" }, broker: { type: "string" }, bench: { type: "boolean" } },
    strict: false,
  });
  return values;
}

function openOwnPlant(
  common: { dataFolder: string } & Pick<
    OpenPlantOptions,
    "software" | "clockUs" | "log" | "criteriaFolder" | "printPdf"
  >,
): Promise<OpenPlant> {
  const values = startOptions();
  const credentials = credentialsFromEnvironment(process.env);
  return openPlant({
    ...common,
    folder: typeof values.plant === "string" ? values.plant : fileURLToPath(new URL("models/demo-park", root)),
    brokerUrl: typeof values.broker === "string" ? values.broker : undefined,
    credentialsOf: () => credentials,
    feedWorkerUrl: new URL(/* @vite-ignore */ "feed-worker.js", import.meta.url),
    historyWorkerUrls: {
      writer: new URL(/* @vite-ignore */ "history-writer-worker.js", import.meta.url),
      reader: new URL(/* @vite-ignore */ "history-reader-worker.js", import.meta.url),
    },
    recordingWorkerUrl: new URL(/* @vite-ignore */ "make-recording-worker.js", import.meta.url),
  });
}

/** Shows an exchange file in the window that was opened first, or says why it cannot be shown. */
function showRecording({ exchange }: OpenPlant, path: string | undefined): void {
  if (exchange === undefined || path === undefined) return;
  void exchange.open(path).then((opened) => {
    const [window] = windows;
    if ("error" in opened) dialog.showErrorBox(appTitle, `${path}\n${opened.error.zh}\n${opened.error.en}`);
    else void window?.loadURL(`${appOrigin}/?recording=${opened.recording}`);
  });
}

const leaveQuestion: MessageBoxSyncOptions = {
  type: "question",
  message: "演示场景有未保存的更改\nThe scenario has unsaved changes",
  detail:
    "关闭后，草稿仍保留在本机，可在“演示场景”列表中继续编辑。\nThe draft is kept on this computer: go on with it from the list of scenarios.",
  buttons: ["继续编辑 Stay", "关闭 Leave"],
  defaultId: 0,
  cancelId: 0,
};

function openWindow(plant: OpenPlant, url: string): void {
  const preload = join(fileURLToPath(new URL(/* @vite-ignore */ ".", import.meta.url)), "preload.cjs");
  const window = new BrowserWindow(windowOptions(preload));
  windows.add(window);
  window.on("closed", () => windows.delete(window));
  acceptIpcChannels(ipcMain, window.webContents, isOurs, (channel) => plant.host.openScreen(channel, "operator"));
  askBeforeLeaving(window.webContents, () => dialog.showMessageBoxSync(window, leaveQuestion) === 1);
  window.once("ready-to-show", () => window.show());
  void window.loadURL(url);
}
