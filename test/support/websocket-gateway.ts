import { readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createConnection } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { Certificates } from "./certificates.ts";

/**
 * MQTT over WebSocket in front of a broker that speaks TCP. Debian's Mosquitto is built with WebSocket and cannot
 * open the port (its libwebsockets lacks external polling), so the tests bring the gateway that sites use as well.
 */
export async function startWebSocketGateway(
  port: number,
  brokerPort: number,
  tls: Certificates | undefined,
): Promise<{ stop(): Promise<void> }> {
  const server =
    tls === undefined
      ? createHttpServer()
      : createHttpsServer({ cert: readFileSync(tls.serverCertificateFile), key: readFileSync(tls.serverKeyFile) });
  const sockets = new WebSocketServer({ server, handleProtocols: () => "mqtt" });
  sockets.on("connection", (socket) => forward(socket, brokerPort));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function forward(socket: WebSocket, brokerPort: number): void {
  const broker = createConnection(brokerPort, "127.0.0.1");
  socket.on("message", (data: Buffer) => broker.write(data));
  broker.on("data", (data) => socket.send(data));
  socket.on("close", () => broker.destroy());
  broker.on("close", () => socket.close());
  broker.on("error", () => socket.terminate());
}
