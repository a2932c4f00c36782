import { createReadStream } from "node:fs";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Profile } from "../../twin/plant/plant-view.ts";
import type { AssessmentDesk } from "../services/assessment/open-assessment-desk.ts";
import type { Exchange } from "../services/exchange.ts";
import { isOriginAllowed } from "./check-origin.ts";

/**
 * Files to and from screens: what the host made for one, the models of an open exchange file, and an exchange file or a
 * document that a screen sends. Making and sending are for operators; the models are public like those of the host's plant.
 */
export function addExchangeRoutes(
  server: FastifyInstance,
  exchange: Exchange,
  desk: Pick<AssessmentDesk, "receive"> | undefined,
  profileOf: (request: FastifyRequest) => Profile | undefined,
): void {
  const isOperator = (request: FastifyRequest): boolean => profileOf(request) === "operator";
  server.addContentTypeParser("application/octet-stream", (_request, content, done) => done(null, content));

  server.get<{ Params: { id: string }; Querystring: { show?: string } }>("/files/:id/*", async (request, reply) => {
    const file = isOperator(request) ? exchange.madeFile(request.params.id) : undefined;
    if (file === undefined) return reply.code(404).send("no such file");
    // A report is shown where people print it themselves; its own policy lets nothing in it run.
    if (request.query.show !== undefined && file.name.endsWith(".html")) {
      return reply.type("text/html; charset=utf-8").send(createReadStream(file.path));
    }
    return sendFile(reply, file);
  });

  server.get<{ Params: { recording: string; file: string } }>(
    "/recordings/:recording/:file",
    async (request, reply) => {
      const model = exchange.models(request.params.recording)?.get(request.params.file);
      if (model === undefined) return reply.code(404).send("no such model");
      return reply.type("model/gltf-binary").send(Buffer.from(model));
    },
  );

  // A stream: an exchange file may be of any size.
  server.post<{ Querystring: { name?: string } }>("/recordings", { bodyLimit: 1e12 }, async (request, reply) => {
    const { origin, host } = request.headers;
    if (!isOperator(request) || !isOriginAllowed(origin, host)) return reply.code(403).send("not allowed");
    const content = request.body as AsyncIterable<Uint8Array>;
    return reply.send(await exchange.receive(content, request.query.name ?? "recording.mcap"));
  });

  server.post<{ Querystring: { name?: string } }>("/documents", { bodyLimit: 1e12 }, async (request, reply) => {
    const { origin, host } = request.headers;
    if (!isOperator(request) || !isOriginAllowed(origin, host)) return reply.code(403).send("not allowed");
    if (desk === undefined) return reply.code(404).send("no documents are kept here");
    return reply.send(await desk.receive(request.body as AsyncIterable<Uint8Array>, request.query.name ?? ""));
  });
}

function sendFile(reply: FastifyReply, { path, name }: { path: string; name: string }): FastifyReply {
  return reply
    .type("application/octet-stream")
    .header("Content-Disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(createReadStream(path));
}
