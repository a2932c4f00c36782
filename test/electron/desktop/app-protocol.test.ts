import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createAppHandler, isOurs } from "../../../electron/desktop/app-protocol.ts";

const folder = mkdtempSync(join(tmpdir(), "vitrine-app-"));
writeFileSync(join(folder, "index.html"), "<!doctype html>");
writeFileSync(join(folder, "app.js"), "export {};");
afterAll(() => rmSync(folder, { recursive: true }));

const handle = createAppHandler(folder, new Map([["pump.glb", new Uint8Array([1, 2, 3])]]), undefined, {
  async receive(content, name) {
    let text = "";
    for await (const piece of content) text += Buffer.from(piece).toString();
    return { document: { name, sha256: text } };
  },
});
const get = (url: string, method = "GET"): Promise<Response> => handle({ url, method, body: null });

describe("app://vitrine/", () => {
  it.each([
    ["app://vitrine/", "text/html; charset=utf-8"],
    ["app://vitrine/app.js", "text/javascript; charset=utf-8"],
    ["app://vitrine/plant/pump.glb", "model/gltf-binary"],
  ])("answers %s with its type and the policy", async (url, type) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("content-security-policy")).toContain(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval';",
    );
  });

  it.each([
    "app://vitrine/nothing.js",
    "app://vitrine/plant/other.glb",
    "app://vitrine/..%2f..%2fetc%2fpasswd",
    "app://vitrine/%e0%a4%a",
    "app://vitrine/%2e%2e/%2e%2e/package.json",
    "app://elsewhere/index.html",
    "file:///etc/passwd",
  ])("does not answer %s", async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  it("hands documents to the host, and nothing else that is sent", async () => {
    const body = new Blob(["%PDF-1.7"]).stream();
    const sent = await handle({ url: "app://vitrine/documents?name=a%2Fb.pdf", method: "POST", body });
    expect(await sent.json()).toEqual({ document: { name: "a/b.pdf", sha256: "%PDF-1.7" } });
    const other = new Blob(["{}"]).stream();
    expect((await handle({ url: "app://vitrine/recordings", method: "POST", body: other })).status).toBe(404);
  });

  it("answers nothing but GET", async () => {
    expect((await get("app://vitrine/", "POST")).status).toBe(404);
  });
});

it.each([
  ["app://vitrine", true],
  ["app://vitrine/index.html", true],
  ["app://vitrine.evil.example/", false],
  ["https://vitrine/", false],
])("%s is ours: %s", (url, expected) => {
  expect(isOurs(url)).toBe(expected);
});
