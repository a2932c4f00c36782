import type { RequestHandlers } from "../../twin/bridge/host-end.ts";
import type { PackShelf } from "./open-pack-shelf.ts";

/** What the host does for people who choose or write criteria. */
export interface PackServices {
  /** @throws Error where this host has none */
  packShelf(): PackShelf;
}

export function createPackRequests(
  host: PackServices,
): Pick<RequestHandlers, "list-packs" | "save-pack" | "remove-pack"> {
  return {
    "list-packs": () => {
      const shelf = host.packShelf();
      const { packs, issues } = shelf.packs();
      return { packs: packs.map((pack) => ({ pack, isShipped: shelf.isShipped(pack.id) })), issues: [...issues] };
    },
    "save-pack": async ({ pack: content }) => {
      const { pack, issues } = await host.packShelf().save(content);
      return { isSaved: pack !== undefined, issues: [...issues] };
    },
    "remove-pack": async ({ id }) => {
      await host.packShelf().remove(id);
      return null;
    },
  };
}
