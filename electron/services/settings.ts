import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { writeWholeFile } from "./exchange/write-whole-file.ts";

const settingsSchema = z.object({
  /** How long the history is kept, and how large it may become. */
  retention: z
    .object({ maxAgeDays: z.number().positive(), maxSizeBytes: z.number().positive() })
    .default({ maxAgeDays: 90, maxSizeBytes: 50_000_000_000 }),
});

/** What a person has chosen for one plant on this host; secrets are never here. */
export type Settings = z.infer<typeof settingsSchema>;

/** What was chosen, and what is usual for the rest; a file that cannot be read counts as nothing chosen. */
export async function readSettings(path: string): Promise<Settings> {
  try {
    return settingsSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return settingsSchema.parse({});
  }
}

/** Writes the file as a whole or not at all: what was chosen decides on what is deleted. */
export async function writeSettings(path: string, settings: Settings): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const text = new TextEncoder().encode(`${JSON.stringify(settings, null, 2)}\n`);
  await writeWholeFile(path, (sink) => sink.write(text));
}
