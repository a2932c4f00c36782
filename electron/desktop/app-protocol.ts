import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { contentSecurityPolicyHeader } from "../services/content-security-policy.ts";

/** The address of the screen in the desktop app; nothing is loaded from anywhere else. */
export const appScheme = "app";
export const appOrigin = `${appScheme}://vitrine`;

export function isOurs(url: string): boolean {
  return url === appOrigin || url.startsWith(`${appOrigin}/`);
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".glb": "model/gltf-binary",
};

/**
 * Answers requests to `app://vitrine/`: the built screen's files, and the plant's models below `plant/`.
 *
 * @param screenFolder folder of the built screen; nothing outside it is read
 */
export function createAppHandler(
  screenFolder: string,
  models: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): (request: Pick<Request, "url" | "method">) => Promise<Response> {
  return async ({ url, method }) => {
    if (!isOurs(url) || method !== "GET") return answer(404, "not found", ".html");
    const path = decodeURIComponent(new URL(url).pathname);
    const model = /^\/plant\/([^/]+)$/.exec(path)?.[1];
    if (model !== undefined) {
      const bytes = models.get(model);
      return bytes === undefined ? answer(404, "not found", ".html") : answer(200, bytes, ".glb");
    }
    const file = normalize(join(screenFolder, path === "/" ? "index.html" : path));
    if (!file.startsWith(screenFolder + sep)) return answer(404, "not found", ".html");
    try {
      return answer(200, new Uint8Array(await readFile(file)), extname(file));
    } catch {
      return answer(404, "not found", ".html");
    }
  };
}

function answer(status: number, body: string | Uint8Array<ArrayBuffer>, extension: string): Response {
  return new Response(body, {
    status,
    headers: {
      "Content-Type": contentTypes[extension] ?? "application/octet-stream",
      "Content-Security-Policy": contentSecurityPolicyHeader(),
      "X-Content-Type-Options": "nosniff",
    },
  });
}
