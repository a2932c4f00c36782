import type { MenuItemConstructorOptions } from "electron";

/** The menu: what every app has, and nothing that opens a door out of it. On Windows and Linux there is none. */
export function menuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  if (platform !== "darwin") return [];
  return [
    { role: "appMenu" },
    { label: "编辑 Edit", submenu: [{ role: "copy" }, { role: "paste" }, { role: "selectAll" }] },
    {
      label: "视图 View",
      submenu: [{ role: "resetZoom" }, { role: "zoomIn" }, { role: "zoomOut" }, { role: "togglefullscreen" }],
    },
    { role: "windowMenu" },
  ];
}
