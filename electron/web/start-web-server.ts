import fastifyCookie from "@fastify/cookie";
import fastifyHelmet from "@fastify/helmet";
import fastifyStatic from "@fastify/static";
import fastifyWebsocket from "@fastify/websocket";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Logger } from "pino";
import type { Profile } from "../../twin/plant/plant-view.ts";
import type { AssessmentDesk } from "../services/assessment/open-assessment-desk.ts";
import { contentSecurityPolicy } from "../services/content-security-policy.ts";
import type { Exchange } from "../services/exchange.ts";
import type { Host } from "../services/host.ts";
import { type Access, type AccessTokens, createAccess } from "./access.ts";
import { isHostAllowed, isLoopback, isOriginAllowed } from "./check-origin.ts";
import { addExchangeRoutes } from "./exchange-routes.ts";
import { oneOf } from "./one-of.ts";
import { signInPage } from "./sign-in-page.ts";
import { createWebSocketChannel } from "./websocket-channel.ts";

export interface WebServerOptions {
  readonly host: Host;
  /** Models by file name. */
  readonly models: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** Files to and from other people; undefined where the host has none. */
  readonly exchange?: Exchange | undefined;
  /** Where documents are kept that people attach; undefined where the host keeps none. */
  readonly desk?: Pick<AssessmentDesk, "receive"> | undefined;
  /** Folder of the built screen. */
  readonly screenFolder: string;
  readonly address: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly tokens: AccessTokens;
  readonly log: Logger;
}

export interface WebServer {
  readonly url: string;
  stop(): Promise<void>;
}

const cookieName = "vitrine-session";
const remoteCookieName = "vitrine-remote";

/** What a telephone with a token may fetch beside its page: the code of the screen, which is no secret. */
const remotePaths = /^\/(remote-bridge$|assets\/|icon\.svg$)/;

/** A screen sends small requests, and pictures of a few hundred kilobytes with evidence. */
const maxScreenMessageBytes = 4_000_000;

/** A wrong token is answered this late, so that tokens are not tried in bulk. */
const refusalDelayMs = 1000;

/**
 * Serves screens to browsers.
 *
 * @throws Error where the address is not a loopback one and no access token is given
 */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { address, port, log } = options;
  const listensOnLoopback = isLoopback(address);
  const access = createAccess(options.tokens);
  if (!listensOnLoopback && !access.isGuarded) {
    const remedy = "set VITRINE_OPERATOR_TOKEN or VITRINE_VISITOR_TOKEN";
    throw new Error(`listening on ${address} needs an access token, because others can reach it: ${remedy}`);
  }

  const server = fastify({ bodyLimit: 10_000, forceCloseConnections: true });
  // Before the routes: those that are there by then would keep the one that tells whoever asks what went wrong inside.
  server.setErrorHandler(async (error, _request, reply) => {
    log.warn({ error }, "a request failed");
    const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
    await reply.code(status >= 400 && status < 500 ? status : 500).send("the request failed");
  });
  // Nothing here is sent as JSON or plain text, and whole bodies are held in memory.
  server.removeContentTypeParser(["application/json", "text/plain"]);
  await server.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: mutable(contentSecurityPolicy) },
    // Without TLS of its own the server cannot ask browsers to insist on it.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: listensOnLoopback,
    originAgentCluster: listensOnLoopback,
  });
  await server.register(fastifyCookie);
  await server.register(fastifyWebsocket, {
    options: { maxPayload: maxScreenMessageBytes, perMessageDeflate: false },
  });
  server.addHook("onRequest", async (request, reply) => {
    if (!isHostAllowed(request.headers.host, listensOnLoopback)) await reply.code(421).send("wrong host");
  });
  addSignIn(server, access, (request) => isOfRemote(request, options.host));
  await addScreens(server, access, options);
  addRemotes(server, options);
  return { url: await server.listen({ host: address, port }), stop: () => server.close() };
}

function profileOf(request: FastifyRequest, access: Access): Profile | undefined {
  return access.profileOf(request.cookies[cookieName]);
}

/** Whether a request is one of a telephone that a session's token has let in, or is about to. */
function isOfRemote(request: FastifyRequest, host: Host): boolean {
  const [path = ""] = request.url.split("?");
  if (path === "/remote") return true;
  return remotePaths.test(path) && host.isRemoteToken(request.cookies[remoteCookieName] ?? "");
}

/** Telephones as remote controls: the token in the address lets one in, and to nothing but the tours of its session. */
function addRemotes(server: FastifyInstance, { host, log }: WebServerOptions): void {
  server.get("/remote", async (request, reply) => {
    const token = oneOf(request.query, "token") ?? "";
    if (!host.isRemoteToken(token)) {
      await new Promise((resolve) => setTimeout(resolve, refusalDelayMs));
      return reply.code(404).send("this code is no longer valid; scan the one on the screen again");
    }
    reply.setCookie(remoteCookieName, token, { httpOnly: true, sameSite: "strict", path: "/" });
    return reply.sendFile("remote.html");
  });
  server.get("/remote-bridge", { websocket: true }, (socket, request) => {
    const { origin, host: hostHeader } = request.headers;
    const channel = createWebSocketChannel(socket);
    const isLetIn =
      isOriginAllowed(origin, hostHeader) && host.openRemote(channel, request.cookies[remoteCookieName] ?? "");
    if (isLetIn) return;
    log.warn({ origin }, "a remote control was refused");
    socket.close(1008, "not allowed");
  });
}

function addSignIn(server: FastifyInstance, access: Access, isOfRemote: (request: FastifyRequest) => boolean): void {
  server.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
  // At once: a body is not read of somebody who is not let in.
  server.addHook("onRequest", async (request, reply) => {
    if (profileOf(request, access) !== undefined || isOfRemote(request)) return;
    const isOfPage = request.url.split("?")[0] === "/" && !request.ws;
    if (isOfPage && request.method === "POST") return;
    if (isOfPage) await sendHtml(reply, 401, signInPage(false));
    else await reply.code(401).send("sign in first");
  });
  server.post("/", async (request, reply) => {
    const body: unknown = request.body;
    const token = typeof body === "object" && body !== null && "token" in body ? String(body.token) : "";
    const sessionId = access.signIn(token);
    if (sessionId === undefined) {
      await new Promise((resolve) => setTimeout(resolve, refusalDelayMs));
      return sendHtml(reply, 401, signInPage(true));
    }
    const cookie = { httpOnly: true, sameSite: "strict", path: "/" } as const;
    return reply.setCookie(cookieName, sessionId, cookie).redirect(request.url, 303);
  });
}

function sendHtml(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply.code(status).type("text/html; charset=utf-8").send(html);
}

async function addScreens(
  server: FastifyInstance,
  access: Access,
  { host, models, exchange, desk, screenFolder, log }: WebServerOptions,
): Promise<void> {
  if (exchange !== undefined) addExchangeRoutes(server, exchange, desk, (request) => profileOf(request, access));
  await server.register(fastifyStatic, { root: screenFolder, cacheControl: false });
  server.get<{ Params: { file: string } }>("/plant/:file", async (request, reply) => {
    const model = models.get(request.params.file);
    if (model === undefined) return reply.code(404).send("no such model");
    return reply.type("model/gltf-binary").send(Buffer.from(model));
  });
  server.get("/bridge", { websocket: true }, (socket, request) => {
    const profile = profileOf(request, access);
    if (profile === undefined || !isOriginAllowed(request.headers.origin, request.headers.host)) {
      log.warn({ origin: request.headers.origin }, "a screen from another origin was refused");
      socket.close(1008, "origin not allowed");
      return;
    }
    host.openScreen(createWebSocketChannel(socket), profile);
  });
}

/** The plugin's types ask for arrays that it may change. */
function mutable(policy: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(policy).map(([directive, sources]) => [directive, [...sources]]));
}
