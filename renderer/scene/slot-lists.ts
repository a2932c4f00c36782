import { DataTexture, NearestFilter, RGBAIntegerFormat, UnsignedIntType } from "three";
import { createRowUploads, type RowUploads } from "./row-uploads.ts";

/** Texels in a row, four slots each; shaders find a slot by division. */
export const slotListsWidth = 256;

/** A slot in a list: twenty bits of the slot, four of how far it is faded in or out, and one for which of the two. */
export const slotBits = { fadeShift: 20, fadeSteps: 15, arrives: 1 << 24 } as const;

/** The slots for which a geometry is drawn, once each. */
export interface SlotList {
  /** Place of its first slot among all lists. */
  readonly first: number;
  /** Begins a new list. */
  clear(): void;
  /** @param bits what the shader finds above the slot: see slotBits */
  add(firstSlot: number, count: number, bits: number): void;
  /** Hands the list over. */
  finish(): void;
  /** Slots in the list. */
  count(): number;
  /** Counts how often a list was handed over. */
  revision(): number;
}

/** All lists of slots, side by side in one texture, so that one upload brings up to date what is drawn. */
export interface SlotLists {
  readonly texture: DataTexture;
  readonly uploads: RowUploads;
  /** @param slots that the list can hold; while a level fades into another, a slot is in two lists, never twice in one */
  create(slots: number): SlotList;
}

/** @param slots of all lists together */
export function createSlotLists(slots: number): SlotLists {
  const rows = Math.max(1, Math.ceil(slots / (slotListsWidth * 4)));
  const array = new Uint32Array(rows * slotListsWidth * 4);
  const texture = new DataTexture(array, slotListsWidth, rows, RGBAIntegerFormat, UnsignedIntType);
  texture.magFilter = NearestFilter;
  texture.minFilter = NearestFilter;
  const uploads = createRowUploads(texture);
  let created = 0;

  return {
    texture,
    uploads,
    create(slotsOfOne) {
      const first = created;
      created += slotsOfOne;
      let count = 0;
      let revision = 0;
      return {
        first,
        clear() {
          count = 0;
        },
        add(firstSlot, added, bits) {
          const at = first + count;
          for (let rank = 0; rank < added; rank++) array[at + rank] = (firstSlot + rank) | bits;
          count += added;
        },
        finish() {
          revision++;
          if (count > 0) uploads.mark(first, first + count);
        },
        count: () => count,
        revision: () => revision,
      };
    },
  };
}
