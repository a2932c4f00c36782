import { randomBytes } from "node:crypto";
import { createServer, type Socket } from "node:net";
import { Aedes } from "aedes";

/** A broker inside the host, for a plant that has none of its own. */
export interface EmbeddedBroker {
  readonly url: string;
  /** Only this host's own clients know them. */
  readonly username: string;
  readonly password: string;
  stop(): Promise<void>;
}

/** Starts an MQTT 3.1.1 broker on a free loopback port. */
export async function startEmbeddedBroker(): Promise<EmbeddedBroker> {
  const username = "vitrine";
  const password = randomBytes(24).toString("base64url");
  const aedes = await Aedes.createBroker({
    authenticate: (_client, givenName, givenPassword, done) => {
      done(null, givenName === username && givenPassword?.toString() === password);
    },
  });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    aedes.handle(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the embedded broker has no port");

  return {
    url: `mqtt://127.0.0.1:${address.port}`,
    username,
    password,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => aedes.close(resolve));
      await closed;
    },
  };
}
