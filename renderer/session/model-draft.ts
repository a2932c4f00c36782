import { inspectModel, type ModelInspection } from "../../twin/plant/inspect-model.ts";
import type { SessionStore } from "./session-store.ts";

/** A model that stands in the scene without being of the plant: what a device type could be made of. */
export interface ModelDraft {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly inspection: ModelInspection;
  /** Why the scene could not show it, in its loader's words. */
  readonly failure: string | undefined;
}

/** Takes in a GLB file that was dropped on the window. */
export async function takeModel(store: SessionStore, file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const inspection = inspectModel(bytes);
  store.setState({ modelDraft: { name: file.name, bytes, inspection, failure: undefined } });
}
