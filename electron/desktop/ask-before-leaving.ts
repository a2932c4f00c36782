import type { WebContents } from "electron";

/**
 * A page that has something unsaved holds on to its window, which without this would stay open and say nothing: the
 * person is asked, and whoever wants to go goes.
 *
 * @param wantsToLeave asks; true to leave
 */
export function askBeforeLeaving(contents: Pick<WebContents, "on">, wantsToLeave: () => boolean): void {
  contents.on("will-prevent-unload", (event) => {
    // Electron's own meaning: what is prevented is that the page stays.
    if (wantsToLeave()) event.preventDefault();
  });
}
