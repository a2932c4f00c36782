import { z } from "zod";
import { sha256Schema } from "../recording/sha256-schema.ts";

/** A document that is kept beside an assessment, by its content; its name is for people and is never opened. */
export const documentFileSchema = z.strictObject({ name: z.string().min(1).max(200), sha256: sha256Schema });

export type DocumentFile = z.infer<typeof documentFileSchema>;

/** An inspection report with photographs; larger things are recordings and have a way of their own. */
export const maxDocumentBytes = 25_000_000;

/** How files of a kind begin: ISO 32000, PNG, JFIF and Exif, and ZIP for Office Open XML (ISO/IEC 29500). */
const beginnings: Readonly<Record<string, readonly number[] | "text" | undefined>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpg: [0xff, 0xd8, 0xff],
  jpeg: [0xff, 0xd8, 0xff],
  docx: [0x50, 0x4b, 0x03, 0x04],
  xlsx: [0x50, 0x4b, 0x03, 0x04],
  pptx: [0x50, 0x4b, 0x03, 0x04],
  txt: "text",
  csv: "text",
};

/** The kinds of document that may be attached, by the endings of their names. */
export const documentEndings = Object.keys(beginnings);

/** Whether the content is of the kind that the name says: what runs when it is opened is of none of them. */
export function isDocumentOfItsName(name: string, content: Uint8Array): boolean {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const beginning = Object.hasOwn(beginnings, ending) ? beginnings[ending] : undefined;
  if (beginning === undefined) return false;
  if (beginning === "text") return content.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13);
  return beginning.every((byte, place) => content[place] === byte);
}

/** The last part of a path, without what no name holds; empty where nothing is left. */
export function plainDocumentName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return last
    .replace(/\p{Cc}/gu, "")
    .trim()
    .slice(-200);
}
