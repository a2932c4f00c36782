import { createReadStream } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openExchange } from "../../../../electron/services/exchange/open-exchange.ts";
import { plainFileName } from "../../../../electron/services/exchange/plain-file-name.ts";
import { saveClip } from "../../../../electron/services/exchange/save-clip.ts";
import type { Exchange } from "../../../../electron/services/exchange.ts";
import { openRecording } from "../../../../electron/services/open-recording.ts";
import { silentLog } from "../../../support/host.ts";
import { pumpClip } from "../../../support/pump-clip.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const said = { software: "test", clockUs: () => 0 };

/** An exchange that keeps its files in a folder which the test can look into. */
async function open(): Promise<{ readonly exchange: Exchange; files(): Promise<string[]> }> {
  const folder = await temporaryFolder();
  vi.stubEnv("TMPDIR", folder);
  const exchange = await openExchange({ ...said, dataFolder: folder });
  const [own = ""] = await readdir(folder);
  return { exchange, files: () => readdir(join(folder, own)) };
}

afterEach(() => vi.unstubAllEnvs());

describe("files to and from other people", () => {
  it("that cannot be read are said to be so", async () => {
    const { exchange } = await open();
    const opened = await exchange.open("/nowhere/at-all.mcap");
    expect("error" in opened && opened.error.en).toContain("cannot be read: ENOENT");
    await exchange.stop();
  });

  it("that break off, or are none, leave nothing behind", async () => {
    const { exchange, files } = await open();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(new Uint8Array(10));
      throw new Error("the connection was lost");
    }
    async function* none(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(new Uint8Array(10));
    }
    await expect(exchange.receive(broken(), "a.mcap")).rejects.toThrow("the connection was lost");
    expect(await exchange.receive(none(), "a.mcap")).toHaveProperty("error");
    expect(await files()).toEqual([]);
    await exchange.stop();
  });

  it("are open once, however often somebody brings the same", async () => {
    const { exchange, files } = await open();
    const folder = await temporaryFolder();
    const [one, other] = [
      await saveClip(pumpClip(20), folder, undefined),
      await saveClip(pumpClip(10), await temporaryFolder(), undefined),
    ];
    const bring = async (path: string): Promise<string> => {
      const opened = await exchange.receive(createReadStream(path), "brought.mcap");
      if ("error" in opened) throw new Error(opened.error.en);
      return opened.recording;
    };
    const first = await bring(one.path);
    expect(await bring(one.path)).toBe(first);
    expect(await exchange.open(one.path)).toEqual({ recording: first });
    expect(await bring(other.path)).not.toBe(first);
    expect(exchange.source(first)?.recorded).toBeDefined();
    // Each of the two is kept once.
    expect((await files()).length).toBe(2);
    await exchange.stop();
  });

  it("have names that every file system and every address takes", async () => {
    const { exchange } = await open();
    const name = `${"智能工厂自评".repeat(20)}\ud83d.html`;
    const { file, path } = await exchange.make(name, new Uint8Array([1]));
    expect([...(await readFile(path))]).toEqual([1]);
    expect(decodeURIComponent(file.url)).toMatch(/^files\/.+自评\ufffd\.html$/);
    await exchange.stop();
  });

  it("are named by the end of a long name, in whole signs, and never out of their folder", () => {
    const long = plainFileName(`${"工".repeat(300)}.mcap`, "none");
    expect(long).toBe(`${"工".repeat(65)}.mcap`);
    expect(plainFileName("../../etc/passwd", "none")).toBe("_.._etc_passwd");
    expect(plainFileName("...", "none")).toBe("none");
  });
});

it("a recording that is not there is said to be so, and leaves nothing behind", async () => {
  const folder = await temporaryFolder();
  vi.stubEnv("TMPDIR", folder);
  const options = { ...said, dataFolder: folder, criteriaFolder: folder, log: silentLog };
  expect(await openRecording({ ...options, path: join(folder, "none.mcap") })).toHaveProperty("error.en");
  await writeFile(join(folder, "text.mcap"), "no MCAP");
  expect(await openRecording({ ...options, path: join(folder, "text.mcap") })).toHaveProperty("error.en");
  expect(await readdir(folder)).toEqual(["text.mcap"]);
});
