import { expect, it } from "vitest";
import { recordingIn } from "../../../electron/desktop/recording-in.ts";

it.each([
  [["vitrine", "/home/eva/夜班.mcap"], "/home/eva/夜班.mcap"],
  [["vitrine", "--plant", "models/x", "C:\\clips\\A.MCAP"], "C:\\clips\\A.MCAP"],
  [["vitrine", "--trace=x.mcap"], undefined],
  [["/opt/clip.mcap"], undefined],
  [["vitrine", "notes.txt"], undefined],
])("the exchange file in %j is %s", (argv, path) => {
  expect(recordingIn(argv)).toBe(path);
});
