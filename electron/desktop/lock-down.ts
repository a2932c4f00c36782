import type { App, Session } from "electron";
import { isOurs } from "./app-protocol.ts";

/** Denies every permission that a page may ask for: the twin needs none. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/**
 * Keeps every window on our own page: no navigation, no embedded pages, and no new windows but those that show our page
 * again, for an audience or the presenter.
 *
 * @param openOwn opens a window of the app on an address of ours
 */
export function denyNavigation(app: App, openOwn: (url: string) => void): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-navigate", (event) => {
      if (!isOurs(event.url)) event.preventDefault();
    });
    contents.on("will-redirect", (event) => {
      if (!isOurs(event.url)) event.preventDefault();
    });
    contents.on("will-attach-webview", (event) => event.preventDefault());
    // The window is made by the app itself, with the options of all its windows.
    contents.setWindowOpenHandler(({ url }) => {
      if (isOurs(url)) openOwn(url);
      return { action: "deny" };
    });
  });
}
