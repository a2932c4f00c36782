import type { MqttClient } from "mqtt";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { FeedCredentials } from "../../../electron/services/feeds/feed-credentials.ts";
import type { Host } from "../../../electron/services/host.ts";
import { type BrokerOptions, brokerProtocol, startBroker, type TestBroker } from "../../support/broker.ts";
import { type Certificates, hasOpenssl, makeCertificates } from "../../support/certificates.ts";
import { createMemoryPair } from "../../support/channel-pair.ts";
import { freePort } from "../../support/free-port.ts";
import { openTestScreen, startTestHost, type TestScreen } from "../../support/host.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { connectPublisher } from "../../support/publisher.ts";

const waitFor = (check: () => void, timeout = 10_000): Promise<void> => vi.waitFor(check, { timeout, interval: 20 });

let brokers: TestBroker[] = [];
let hosts: Host[] = [];
let machines: MqttClient[] = [];
afterEach(async () => {
  await Promise.all(machines.map((machine) => machine.endAsync(true)));
  await Promise.all(hosts.map((host) => host.stop()));
  await Promise.all(brokers.map((broker) => broker.kill()));
  brokers = [];
  hosts = [];
  machines = [];
});

async function broker(options: BrokerOptions = {}): Promise<TestBroker> {
  const started = await startBroker(options);
  brokers.push(started);
  return started;
}

async function screenOf(
  url: string,
  credentials: FeedCredentials = {},
  plantChanges: object = {},
): Promise<TestScreen> {
  const host = startTestHost(parsedPumpPlant({ ...plantChanges }), url, credentials);
  hosts.push(host);
  const pair = createMemoryPair();
  host.openScreen(pair.host, "operator");
  return openTestScreen(pair.screen);
}

async function machine(...args: Parameters<typeof connectPublisher>): Promise<MqttClient> {
  const connected = await connectPublisher(...args);
  machines.push(connected);
  return connected;
}

function feedAt(protocol: 4 | 5, changes: object = {}): object {
  return { feeds: [{ id: "main", url: "mqtt://h", protocol, subscribe: ["works/#"], ...changes }] };
}

describe("a feed from a real broker", () => {
  it.each(([4, 5] as const).filter((protocol) => protocol <= brokerProtocol))(
    "brings values over MQTT version %d",
    async (protocol) => {
      const { url } = await broker();
      const screen = await screenOf(url, {}, feedAt(protocol));
      await waitFor(() => expect(screen.feeds[0]?.state).toBe("connected"));
      (await machine(url)).publish(
        "works/line-1/pump-1",
        JSON.stringify({ ts: Date.now(), process: { speed: 2 }, batch: "B-1" }),
      );
      await waitFor(() => expect(screen.read("line-1/pump-1", "speed")).toBe(120));
      expect(screen.read("line-1/pump-1", "batch")).toBe("B-1");
    },
  );

  it("brings values over WebSocket", async () => {
    const { url } = await broker({ isWebSocket: true });
    const screen = await screenOf(url);
    await waitFor(() => expect(screen.feeds[0]?.state).toBe("connected"));
    (await machine(url)).publish("works/line-1/pump-1/flow", "7.5");
    await waitFor(() => expect(screen.read("line-1/pump-1", "flow")).toBe(7.5));
  });

  it("brings each message once at QoS 1", async () => {
    const { url } = await broker();
    const screen = await screenOf(url, {}, feedAt(brokerProtocol, { qos: 1 }));
    await waitFor(() => expect(screen.feeds[0]?.state).toBe("connected"));
    const client = await machine(url);
    for (let count = 1; count <= 200; count++)
      await client.publishAsync("works/line-1/pump-1/flow", String(count), { qos: 1 });
    await waitFor(() => expect(screen.read("line-1/pump-1", "flow")).toBe(200));
    await waitFor(() => expect(screen.feeds[0]?.messages).toBe(200));
  });

  it("marks what the broker had retained, and does not call it current", async () => {
    const { url } = await broker();
    await (await machine(url)).publishAsync("works/line-1/pump-1/flow", "3", { retain: true, qos: 1 });
    const screen = await screenOf(url);
    await waitFor(() => expect(screen.read("line-1/pump-1", "flow")).toBe(3));
    expect((screen.table.quality[4] ?? 0) & 0b1000).not.toBe(0);
  });

  it("signs in with user name and password, and says so where they are wrong", async () => {
    const user = { name: "twin", password: "right" };
    const { url } = await broker({ user });
    const wrong = await screenOf(url, { username: "twin", password: "wrong" });
    await waitFor(() => expect(wrong.feeds[0]?.problem?.code).toMatch(/bad-credentials|not-authorised/));
    const right = await screenOf(url, { username: "twin", password: "right" });
    await waitFor(() => expect(right.feeds[0]?.state).toBe("connected"));
  });

  it("after a refusal tries again, and connects once it is let in", async () => {
    const port = await freePort();
    const refusing = await broker({ port, user: { name: "other", password: "x" } });
    const screen = await screenOf(refusing.url);
    await waitFor(() => expect(screen.feeds[0]?.problem?.code).toMatch(/bad-credentials|not-authorised/));
    await refusing.kill();
    await broker({ port });
    await waitFor(() => expect(screen.feeds[0]?.state).toBe("connected"));
    expect(screen.feeds[0]?.problem).toBeUndefined();
  });

  it("says that nobody listens, and that nobody is known by a name", async () => {
    const absent = await screenOf(`mqtt://127.0.0.1:${await freePort()}`);
    await waitFor(() => expect(absent.feeds[0]).toMatchObject({ state: "waiting", problem: { code: "unreachable" } }));
    const unknown = await screenOf("mqtt://no-such-host.invalid:1883");
    await waitFor(() => expect(unknown.feeds[0]?.problem?.code).toBe("unknown-host"));
  });

  it("survives its broker's death: says so at once, keeps the values, comes back by itself", async () => {
    const first = await broker();
    const screen = await screenOf(first.url);
    await waitFor(() => expect(screen.feeds[0]?.state).toBe("connected"));
    (await machine(first.url, { reconnectPeriod: 0 })).publish("works/line-1/pump-1/flow", "1");
    await waitFor(() => expect(screen.read("line-1/pump-1", "flow")).toBe(1));
    await first.kill();
    await waitFor(() => expect(screen.feeds[0]).toMatchObject({ state: "waiting" }));
    expect(screen.read("line-1/pump-1", "flow")).toBe(1);
    const again = await broker({ port: first.port });
    const returnedMs = performance.now();
    await waitFor(() => expect(screen.feeds[0]?.state).toBe("connected"));
    expect(performance.now() - returnedMs).toBeLessThan(5000);
    (await machine(again.url)).publish("works/line-1/pump-1/flow", "2");
    await waitFor(() => expect(screen.read("line-1/pump-1", "flow")).toBe(2));
  });

  it("keeps several feeds apart: one without its broker does not disturb the other", async () => {
    const { url } = await broker();
    const plant = parsedPumpPlant({
      feeds: [
        { id: "dead", url: "mqtt://h", protocol: brokerProtocol, subscribe: ["works/line-1/pump-1/#"] },
        { id: "alive", url: "mqtt://h", protocol: brokerProtocol, subscribe: ["works/line-1/pump-2/#"] },
      ],
    });
    const { startHost } = await import("../../../electron/services/host.ts");
    const { feedWorkerUrl, silentLog } = await import("../../support/host.ts");
    const host = startHost({
      plant,
      issues: [],
      feeds: [
        { url: `mqtt://127.0.0.1:${await freePort()}`, credentials: {} },
        { url, credentials: {} },
      ],
      feedWorkerUrl,
      software: "test",
      clockUs: () => Date.now() * 1000,
      log: silentLog,
    });
    hosts.push(host);
    const pair = createMemoryPair();
    host.openScreen(pair.host, "operator");
    const screen = await openTestScreen(pair.screen);
    await waitFor(() => expect(screen.feeds.map((feed) => feed.state)).toEqual(["waiting", "connected"]));
    const client = await machine(url);
    client.publish("works/line-1/pump-1/flow", "1");
    client.publish("works/line-1/pump-2/flow", "2");
    await waitFor(() => expect(screen.read("line-1/pump-2", "flow")).toBe(2));
    expect(screen.read("line-1/pump-1", "flow")).toBeNaN();
  });

  it("counts and names what it cannot use, and nothing else is disturbed", async () => {
    const { url } = await broker();
    const screen = await screenOf(url);
    await waitFor(() => expect(screen.feeds[0]?.state).toBe("connected"));
    const client = await machine(url);
    client.publish("works/line-1/pump-1", "this is not JSON");
    client.publish("works/line-1/pump-1", Buffer.alloc(10_000_000, "x"));
    client.publish("works/line-1/pump-1", `{"state":${"[".repeat(50_000)}${"]".repeat(50_000)}}`);
    client.publish("works/line-1/pump-1/flow", "NaN");
    client.publish("works/line-1/pump-1", '{"state":"melting"}');
    client.publish("works/unknown", "1");
    client.publish("works/line-1/pump-1", '{"ts":0,"state":"idle"}');
    client.publish("works/line-1/pump-1", '{"ts":4102444800000,"state":"execute"}');
    client.publish("works/line-1/pump-1/flow", "12");
    await waitFor(() => expect(screen.read("line-1/pump-1", "flow")).toBe(12));
    expect(screen.read("line-1/pump-1", "state")).toBe(2);
    await waitFor(() =>
      expect(screen.notices?.countByKind).toMatchObject({
        "not-json": 1,
        "too-large": 1,
        "wrong-type": 1,
        "not-finite": 1,
        "enum-out-of-range": 1,
        "unbound-topic": 1,
        "clock-off": 2,
      }),
    );
    const notice = screen.notices?.latest.find(({ kind }) => kind === "not-json");
    expect(notice).toMatchObject({ topic: "works/line-1/pump-1", count: 1, sizeBytes: 16 });
    expect(Buffer.from(notice?.firstBytesHex ?? "", "hex").toString()).toBe("this is not JSON");
  });

  it("starts its worker again when it dies, and goes on counting", async () => {
    const { url } = await broker();
    const host = startTestHost(
      parsedPumpPlant(),
      url,
      {},
      new URL("../../support/dying-feed-worker.ts", import.meta.url),
    );
    hosts.push(host);
    const pair = createMemoryPair();
    host.openScreen(pair.host, "operator");
    const screen = await openTestScreen(pair.screen);
    await waitFor(() => expect(screen.feeds[0]?.state).toBe("connected"));
    const client = await machine(url);
    client.publish("works/line-1/pump-1/flow", "1");
    await waitFor(() => expect(screen.feeds[0]?.messages).toBe(1));
    // Retained, it kills every worker that comes after, so that the screen is told however quick they are.
    await client.publishAsync("works/line-1/pump-1", "poison", { retain: true });
    await waitFor(() => expect(screen.feeds[0]?.problem).toMatchObject({ code: "worker-died", detail: "poisoned" }));
    await client.publishAsync("works/line-1/pump-1", "", { retain: true });
    await waitFor(() => expect(screen.feeds[0]?.state).toBe("connected"));
    client.publish("works/line-1/pump-1/flow", "2");
    await waitFor(() => expect(screen.read("line-1/pump-1", "flow")).toBe(2));
    await waitFor(() => expect(screen.feeds[0]?.messages).toBeGreaterThanOrEqual(2));
  });
});

describe.skipIf(!hasOpenssl)("a feed over TLS", () => {
  let certificates: Certificates;
  let others: Certificates;
  beforeAll(() => {
    certificates = makeCertificates();
    others = makeCertificates();
  });
  afterAll(() => {
    certificates.dispose();
    others.dispose();
  });

  it.each([false, true])("connects where it trusts the authority (WebSocket: %s)", async (isWebSocket) => {
    const { url } = await broker({ tls: certificates, isWebSocket });
    const screen = await screenOf(url, { ca: certificates.ca });
    await waitFor(() => expect(screen.feeds[0]?.state).toBe("connected"));
  });

  it("does not connect where it does not, and says that it is the certificate", async () => {
    const { url } = await broker({ tls: certificates });
    const screen = await screenOf(url);
    await waitFor(() => expect(screen.feeds[0]).toMatchObject({ state: "waiting", problem: { code: "certificate" } }));
  });

  it("shows its own certificate to a broker that asks for one", async () => {
    const { url } = await broker({ tls: { ...certificates, requireClientCertificate: true } });
    const { ca, clientCertificate: certificate, clientKey: key } = certificates;
    const screen = await screenOf(url, { ca, certificate, key });
    await waitFor(() => expect(screen.feeds[0]?.state).toBe("connected"));
    const without = await screenOf(url, { ca });
    await waitFor(() => expect(without.feeds[0]?.state).toBe("waiting"));
  });

  it("says so when a broker comes back with another certificate", async () => {
    const first = await broker({ tls: certificates });
    const screen = await screenOf(first.url, { ca: certificates.ca });
    await waitFor(() => expect(screen.feeds[0]?.state).toBe("connected"));
    await first.kill();
    const second = await broker({ tls: others, port: first.port });
    await waitFor(() => expect(screen.feeds[0]?.problem?.code).toBe("certificate"));
    await second.kill();
    await broker({ tls: certificates, port: first.port });
    await waitFor(() => expect(screen.feeds[0]?.state).toBe("connected"));
  });
});
