import { EventEmitter } from "node:events";
import type { App, Session, WebContents } from "electron";
import { expect, it, vi } from "vitest";
import { denyNavigation, denyPermissions } from "../../../electron/desktop/lock-down.ts";
import { windowOptions } from "../../../electron/desktop/window-options.ts";

it("denies every permission, however it is asked for", () => {
  const request = vi.fn<Session["setPermissionRequestHandler"]>();
  const check = vi.fn<Session["setPermissionCheckHandler"]>();
  const device = vi.fn<Session["setDevicePermissionHandler"]>();
  const session: Partial<Session> = {
    setPermissionRequestHandler: request,
    setPermissionCheckHandler: check,
    setDevicePermissionHandler: device,
  };
  denyPermissions(session as Session);
  const decide = vi.fn();
  request.mock.calls[0]?.[0]?.({} as WebContents, "media", decide, {} as never);
  expect(decide).toHaveBeenCalledWith(false);
  expect(check.mock.calls[0]?.[0]?.(null, "geolocation", "", {} as never)).toBe(false);
  expect(device.mock.calls[0]?.[0]?.({} as never)).toBe(false);
});

it("keeps a window on our own page: no navigation, no redirect, no embedded page, no window but on our page", () => {
  const app = new EventEmitter();
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
  const openOwn = vi.fn();
  denyNavigation(app as unknown as App, openOwn);
  app.emit("web-contents-created", {}, contents);
  for (const name of ["will-navigate", "will-redirect", "will-attach-webview"]) {
    const event = { url: "https://evil.example.com/", preventDefault: vi.fn() };
    contents.emit(name, event);
    expect(event.preventDefault).toHaveBeenCalledTimes(1);
  }
  const own = { url: "app://vitrine/", preventDefault: vi.fn() };
  contents.emit("will-navigate", own);
  expect(own.preventDefault).not.toHaveBeenCalled();
  const [open] = contents.setWindowOpenHandler.mock.calls[0] as [(details: { url: string }) => unknown];
  for (const url of ["https://evil.example.com/", "app://vitrine.evil.example.com/", "file:///etc/passwd"]) {
    expect(open({ url })).toEqual({ action: "deny" });
  }
  expect(openOwn).not.toHaveBeenCalled();
  expect(open({ url: "app://vitrine/?use=audience" })).toEqual({ action: "deny" });
  expect(openOwn).toHaveBeenCalledExactlyOnceWith("app://vitrine/?use=audience");
});

it("makes a window whose page is in the sandbox and apart from its preload script", () => {
  expect(windowOptions("/p/preload.cjs").webPreferences).toMatchObject({
    preload: "/p/preload.cjs",
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});
