import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { Readable } from "node:stream";
import type { AssessmentDesk } from "../services/assessment/open-assessment-desk.ts";
import { contentSecurityPolicyHeader } from "../services/content-security-policy.ts";
import type { Exchange } from "../services/exchange.ts";

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
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".glb": "model/gltf-binary",
};

/** What of a request decides the answer. */
type AppRequest = Pick<Request, "url" | "method" | "body">;

/**
 * Answers requests to `app://vitrine/`: the built screen's files, the plant's models below `plant/`, and files to and
 * from other people, as the browser host does.
 *
 * @param screenFolder folder of the built screen; nothing outside it is read
 */
export function createAppHandler(
  screenFolder: string,
  models: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  exchange: Exchange | undefined,
  desk: Pick<AssessmentDesk, "receive"> | undefined,
): (request: AppRequest) => Promise<Response> {
  return async ({ url, method, body }) => {
    if (!isOurs(url)) return notFound();
    const { pathname, searchParams } = new URL(url);
    const path = decoded(pathname);
    if (method === "POST") return received(path, body, searchParams.get("name"), { exchange, desk });
    if (method !== "GET") return notFound();
    const [, folder = "", id = "", file = ""] = /^\/(plant|files|recordings)\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? [];
    if (folder === "plant") return answerModel(models.get(id));
    if (folder === "recordings") return answerModel(exchange?.models(id)?.get(file));
    return folder === "files" ? answerFile(exchange?.madeFile(id)) : answerScreenFile(screenFolder, path);
  };
}

/** A path as it was meant; one that means nothing leads nowhere. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return "";
  }
}

interface Receivers {
  readonly exchange: Exchange | undefined;
  readonly desk: Pick<AssessmentDesk, "receive"> | undefined;
}

async function received(
  path: string,
  body: AsyncIterable<Uint8Array> | null,
  name: string | null,
  { exchange, desk }: Receivers,
): Promise<Response> {
  const at = path === "/recordings" ? exchange : path === "/documents" ? desk : undefined;
  if (at === undefined || body === null) return notFound();
  return answer(200, JSON.stringify(await at.receive(body, name ?? "recording.mcap")), ".json");
}

function answerModel(bytes: Uint8Array<ArrayBuffer> | undefined): Response {
  return bytes === undefined ? notFound() : answer(200, bytes, ".glb");
}

function answerFile(file: ReturnType<Exchange["madeFile"]>): Response {
  if (file === undefined) return notFound();
  const response = answer(200, Readable.toWeb(createReadStream(file.path)) as ReadableStream, "");
  response.headers.set("Content-Disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  return response;
}

async function answerScreenFile(screenFolder: string, path: string): Promise<Response> {
  const file = normalize(join(screenFolder, path === "/" ? "index.html" : path));
  if (!file.startsWith(screenFolder + sep)) return notFound();
  try {
    return answer(200, new Uint8Array(await readFile(file)), extname(file));
  } catch {
    return notFound();
  }
}

function notFound(): Response {
  return answer(404, "not found", ".html");
}

function answer(status: number, body: ConstructorParameters<typeof Response>[0], extension: string): Response {
  return new Response(body, {
    status,
    headers: {
      "Content-Type": contentTypes[extension] ?? "application/octet-stream",
      "Content-Security-Policy": contentSecurityPolicyHeader(),
      "X-Content-Type-Options": "nosniff",
    },
  });
}
