import { createConnection } from "node:net";

/**
 * A publisher that costs next to nothing: QoS 0 packets made beforehand and written in bulk at a given rate. Run as a
 * process: PORT RATE SECONDS TOPICS; prints how many it sent.
 */
const [port = 0, ratePerS = 0, seconds = 0, topics = 1] = process.argv.slice(2).map(Number);

const packets = Array.from({ length: 4096 }, (_, place) =>
  publishPacket(`load/d${place % topics}`, `{"v":${(1000 + place / 8).toFixed(3)}}`),
);

const socket = createConnection(port, "127.0.0.1");
socket.setNoDelay(true);
await new Promise((resolve) => socket.once("connect", resolve));
socket.write(connectPacket(`flood-${process.pid}`));
await new Promise((resolve) => socket.once("data", resolve));

const startMs = performance.now();
let sent = 0;
while (performance.now() - startMs < seconds * 1000) {
  const due = Math.floor(((performance.now() - startMs) / 1000) * ratePerS);
  const chunk: Buffer[] = [];
  for (; sent < due; sent++) chunk.push(packets[sent % packets.length] ?? Buffer.alloc(0));
  if (chunk.length > 0 && !socket.write(Buffer.concat(chunk))) {
    await new Promise((resolve) => socket.once("drain", resolve));
  }
  await new Promise((resolve) => setTimeout(resolve, 1));
}
socket.end(() => console.log(sent));

/** MQTT 3.1.1, section 3.3: a short PUBLISH at QoS 0. */
function publishPacket(topic: string, payload: string): Buffer {
  const content = Buffer.concat([textField(topic), Buffer.from(payload)]);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
}

/** MQTT 3.1.1, section 3.1: CONNECT with a clean session and no keep alive. */
function connectPacket(clientId: string): Buffer {
  const content = Buffer.concat([textField("MQTT"), Buffer.from([4, 0b10, 0, 0]), textField(clientId)]);
  return Buffer.concat([Buffer.from([0x10, content.length]), content]);
}

function textField(text: string): Buffer {
  return Buffer.concat([Buffer.from([0, text.length]), Buffer.from(text)]);
}
