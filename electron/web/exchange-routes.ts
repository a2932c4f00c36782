import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Profile } from "../../twin/plant/plant-view.ts";
import type { AssessmentDesk } from "../services/assessment/open-assessment-desk.ts";
import type { Exchange } from "../services/exchange.ts";
import { isOriginAllowed } from "./check-origin.ts";
import { oneOf } from "./one-of.ts";

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

  server.get<{ Params: { id: string } }>("/files/:id/*", async (request, reply) => {
    const file = isOperator(request) ? exchange.madeFile(request.params.id) : undefined;
    if (file === undefined) return reply.code(404).send("no such file");
    // A report is shown where people print it themselves; its own policy lets nothing in it run.
    if (oneOf(request.query, "show") !== undefined && file.name.endsWith(".html")) {
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

  server.post("/recordings", (request, reply) =>
    answer(request, reply, (content) => exchange.receive(content, oneOf(request.query, "name") ?? "recording.mcap")),
  );

  server.post("/documents", (request, reply) => {
    if (desk === undefined) return reply.code(404).send("no documents are kept here");
    return answer(request, reply, (content) => desk.receive(content, oneOf(request.query, "name") ?? ""));
  });

  /** Gives on what an operator's page sends, as it comes: an exchange file may be of any size. */
  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    receive: (content: AsyncIterable<Uint8Array>) => Promise<unknown>,
  ): Promise<FastifyReply> {
    const { origin, host } = request.headers;
    if (!isOperator(request) || !isOriginAllowed(origin, host)) return reply.code(403).send("not allowed");
    if (!(request.body instanceof Readable)) return reply.code(415).send("send application/octet-stream");
    const received = await receive(piecesOf(request.body));
    // Where enough was seen before the end, the rest is not waited for.
    if (!request.raw.complete) reply.header("Connection", "close");
    return reply.send(received);
  }
}

/** What a request brings; whoever stops listening leaves the connection open for an answer. */
function piecesOf(body: Readable): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => body.iterator({ destroyOnReturn: false }) };
}

function sendFile(reply: FastifyReply, { path, name }: { path: string; name: string }): FastifyReply {
  return reply
    .type("application/octet-stream")
    .header("Content-Disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(createReadStream(path));
}
