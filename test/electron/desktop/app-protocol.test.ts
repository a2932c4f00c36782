import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createAppHandler, isOurs } from "../../../electron/desktop/app-protocol.ts";

const folder = mkdtempSync(join(tmpdir(), "vitrine-app-"));
writeFileSync(join(folder, "index.html"), "<!doctype html>");
writeFileSync(join(folder, "app.js"), "export {};");
afterAll(() => rmSync(folder, { recursive: true }));

const handle = createAppHandler(folder, new Map([["pump.glb", new Uint8Array([1, 2, 3])]]), undefined);
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
    "app://vitrine/%2e%2e/%2e%2e/package.json",
    "app://elsewhere/index.html",
    "file:///etc/passwd",
  ])("does not answer %s", async (url) => {
    expect((await get(url)).status).toBe(404);
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
