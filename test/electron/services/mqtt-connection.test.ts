import { expect, it, vi } from "vitest";
import { connectMqtt } from "../../../electron/services/feeds/mqtt-connection.ts";

it("a certificate that is none is a problem of its connection, and throws nothing", async () => {
  const onWaiting = vi.fn();
  const listeners = { onConnecting: vi.fn(), onConnected: vi.fn(), onWaiting, onMessage: vi.fn() };
  const credentials = { ca: "no certificate", certificate: "none", key: "none" };
  const url = "mqtts://127.0.0.1:1";
  const connection = connectMqtt({ url, protocol: 4, subscribe: [], qos: 0, credentials }, listeners, Math.random);
  await vi.waitFor(() => expect(onWaiting).toHaveBeenCalled());
  expect(onWaiting.mock.calls[0]?.[0]).toMatchObject({ code: "certificate" });
  await connection.close();
});
