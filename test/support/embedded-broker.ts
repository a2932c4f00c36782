import { readFileSync } from "node:fs";
import { createServer as createTcpServer, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { Aedes } from "aedes";
import type { BrokerOptions } from "./broker.ts";

/**
 * The embedded broker as a process of its own, so that it can be killed as Mosquitto is: MQTT 3.1.1, TCP or TLS.
 * `node embedded-broker.ts PORT OPTIONS`, the options as JSON.
 */
const [port = "0", json = "{}"] = process.argv.slice(2);
const { user, tls } = JSON.parse(json) as BrokerOptions;

const aedes = await Aedes.createBroker({
  concurrency: 1000,
  authenticate(_client, name, password, done) {
    done(null, user === undefined || (name === user.name && password?.toString() === user.password));
  },
});
const handle = (socket: Socket): void => {
  aedes.handle(socket);
};
const server =
  tls === undefined
    ? createTcpServer(handle)
    : createTlsServer(
        {
          ca: readFileSync(tls.caFile),
          cert: readFileSync(tls.serverCertificateFile),
          key: readFileSync(tls.serverKeyFile),
          requestCert: tls.requireClientCertificate === true,
          rejectUnauthorized: tls.requireClientCertificate === true,
        },
        handle,
      );
server.listen(Number(port), "127.0.0.1");
