import { z } from "zod";

/** A file that the host made and keeps for a while; the screen fetches it by its address. */
export const madeFileSchema = z.object({
  url: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
});
