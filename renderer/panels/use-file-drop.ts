import { useEffect } from "react";
import { takeModel } from "../session/model-draft.ts";
import { useSessionStore } from "../session/session-context.tsx";
import type { SessionStore } from "../session/session-store.ts";

/** What is done with a dropped file, by the end of its name. */
const takers: readonly (readonly [ending: string, take: (store: SessionStore, file: File) => Promise<void>])[] = [
  [".glb", takeModel],
];

/** Takes in files that are dropped on the window. */
export function useFileDrop(): void {
  const store = useSessionStore();
  useEffect(() => {
    // Without this the browser would leave the app and show the file itself.
    const onDragOver = (event: DragEvent): void => event.preventDefault();
    const onDrop = (event: DragEvent): void => {
      event.preventDefault();
      for (const file of event.dataTransfer?.files ?? []) {
        const take = takers.find(([ending]) => file.name.toLowerCase().endsWith(ending))?.[1];
        if (take !== undefined) void take(store, file);
      }
    };
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("drop", onDrop);
    };
  }, [store]);
}
