import type { App } from "electron";

/**
 * Lets the app go only once what runs in it has stopped: whichever way it is quit, what was received is on the disk and
 * the history is closed.
 *
 * @param stop called once; where it fails the app goes all the same
 * @param onFailed told why
 */
export function stopBeforeQuit(
  app: Pick<App, "on" | "quit">,
  stop: () => Promise<void>,
  onFailed: (error: unknown) => void,
): void {
  let state: "running" | "stopping" | "stopped" = "running";
  app.on("will-quit", (event) => {
    if (state === "stopped") return;
    event.preventDefault();
    if (state === "stopping") return;
    state = "stopping";
    stop()
      .catch(onFailed)
      .finally(() => {
        state = "stopped";
        app.quit();
      });
  });
}
