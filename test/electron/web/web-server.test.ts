import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { receiveDocument } from "../../../electron/services/assessment/receive-document.ts";
import { openExchange } from "../../../electron/services/exchange/open-exchange.ts";
import type { Host } from "../../../electron/services/host.ts";
import { startHostWithoutPlant } from "../../../electron/services/host-without-plant.ts";
import type { AccessTokens } from "../../../electron/web/access.ts";
import { startWebServer, type WebServer, type WebServerOptions } from "../../../electron/web/start-web-server.ts";
import { maxDocumentBytes } from "../../../twin/scenario/document-file.ts";
import { silentLog } from "../../support/host.ts";

let screenFolder = "";
let server: WebServer | undefined;
beforeAll(async () => {
  screenFolder = await mkdtemp(join(tmpdir(), "vitrine-screen-"));
  await writeFile(join(screenFolder, "index.html"), "<!doctype html><title>screen</title>");
  await writeFile(join(screenFolder, "remote.html"), "<!doctype html><title>remote</title>");
  await mkdir(join(screenFolder, "assets"));
  await writeFile(join(screenFolder, "assets", "remote.js"), "remote()");
});
afterAll(() => rm(screenFolder, { recursive: true }));
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** A host without a plant, of which one session has a token for telephones. */
const host: Host = {
  ...startHostWithoutPlant([], "test", () => 0),
  isRemoteToken: (token) => token === "phone",
  openRemote(channel, token) {
    if (token !== "phone") return false;
    channel.onMessage(() => channel.send("moved"));
    return true;
  },
};

async function serve(
  address = "127.0.0.1",
  tokens: AccessTokens = {},
  files: Pick<WebServerOptions, "exchange" | "desk"> = {},
): Promise<string> {
  server = await startWebServer({
    ...files,
    host,
    models: new Map([["pump.glb", new Uint8Array([1, 2, 3])]]),
    screenFolder,
    address,
    port: 0,
    tokens,
    log: silentLog,
  });
  return server.url;
}

/** The status of a GET with any Host header; fetch would not let one be forged. */
function statusWithHost(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { host } }, (response) => resolve(response.resume().statusCode ?? 0));
    sent.once("error", reject);
    sent.end();
  });
}

/** What becomes of a WebSocket: open, or how it was refused. */
function openSocket(url: string, headers: Readonly<Record<string, string>>, path = "bridge"): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace("http", "ws")}/${path}`, { headers });
    socket.once("open", () => socket.send('{"id":1,"request":"open-session","args":{}}'));
    socket.once("message", () => {
      socket.close();
      resolve("open");
    });
    socket.once("close", (code) => resolve(`closed ${code}`));
    socket.once("error", (error) => resolve(error.message));
  });
}

describe("the browser host on loopback", () => {
  it("serves the screen and the models, with a policy that lets nothing else in", async () => {
    const url = await serve();
    const page = await fetch(url);
    expect(await page.text()).toContain("<title>screen</title>");
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toMatch(/https?:/);
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    const model = await fetch(`${url}/plant/pump.glb`);
    expect([...new Uint8Array(await model.arrayBuffer())]).toEqual([1, 2, 3]);
  });

  it.each(["/plant/other.glb", "/plant/..%2f..%2fpackage.json", "/../package.json", "/package.json", "/.env"])(
    "has no %s",
    async (path) => {
      expect((await fetch(`${await serve()}${path}`)).status).toBe(404);
    },
  );

  it("answers to loopback names only, so that no page from elsewhere reaches it by a name of its own", async () => {
    const url = await serve();
    const { port } = new URL(url);
    expect(await statusWithHost(url, `localhost:${port}`)).toBe(200);
    expect(await statusWithHost(url, "evil.example.com")).toBe(421);
  });

  it("takes documents from its own pages only, and hands on what came with its name", async () => {
    const exchange = await openExchange({ dataFolder: screenFolder, software: "test", clockUs: () => 0 });
    const taken: string[] = [];
    const desk: WebServerOptions["desk"] = {
      async receive(content, name) {
        for await (const piece of content) taken.push(`${name} ${Buffer.from(piece).toString()}`);
        return { document: { name, sha256: "a".repeat(64) } };
      },
    };
    const url = await serve("127.0.0.1", {}, { exchange, desk });
    const send = (origin: string): Promise<Response> =>
      fetch(`${url}/documents?name=${encodeURIComponent("报告.pdf")}`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream", origin },
        body: "%PDF-",
      });
    expect(await (await send(url)).json()).toEqual({ document: { name: "报告.pdf", sha256: "a".repeat(64) } });
    expect((await send("https://evil.example.com")).status).toBe(403);
    expect(taken).toEqual(["报告.pdf %PDF-"]);
    await exchange.stop();
  });

  it("takes streams of bytes alone, ends what is too large early, and tells nobody what went wrong inside", async () => {
    const exchange = await openExchange({ dataFolder: screenFolder, software: "test", clockUs: () => 0 });
    const desk: WebServerOptions["desk"] = {
      receive: (content, name) =>
        name === "broken" ? Promise.reject(new Error("EACCES: /secret")) : receiveDocument(content, name, noDocuments),
    };
    const url = await serve("127.0.0.1", {}, { exchange, desk });
    const send = (type: string, name: string, body: BodyInit): Promise<Response> => {
      const headers = { "content-type": type, origin: url };
      return fetch(`${url}/documents?name=${name}`, { method: "POST", headers, body });
    };
    for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded"]) {
      expect([type, (await send(type, "a.pdf", "a=1")).status]).toEqual([type, 415]);
    }
    const failed = await send("application/octet-stream", "broken", "%PDF-");
    expect([failed.status, await failed.text()]).toEqual([500, "the request failed"]);
    expect(await sentUntilEnded(`${url}/documents?name=a.pdf`, url)).toBeLessThan(10 * maxDocumentBytes);
    expect(await (await send("application/octet-stream", "a.pdf&name=b.pdf", "%PDF-")).json()).toHaveProperty("error");
    await exchange.stop();
  });

  it("takes WebSockets from its own pages only", async () => {
    const url = await serve();
    expect(await openSocket(url, { origin: url })).toBe("open");
    expect(await openSocket(url, { origin: "https://evil.example.com" })).toBe("closed 1008");
    expect(await openSocket(url, {})).toBe("closed 1008");
    expect(await openSocket(url, { origin: "null" })).toBe("closed 1008");
  });
});

/** Sends without an end; how many bytes were taken until the server would take no more. */
function sentUntilEnded(url: string, origin: string): Promise<number> {
  const piece = new Uint8Array(1_000_000);
  return new Promise((resolve) => {
    let sent = 0;
    const headers = { origin, "content-type": "application/octet-stream" };
    const sending = request(url, { method: "POST", headers });
    const end = (): void => {
      sending.destroy();
      resolve(sent);
    };
    const send = (): void => {
      if (sending.destroyed || sent > 20 * maxDocumentBytes) {
        end();
        return;
      }
      sent += piece.length;
      sending.write(piece, (error) => {
        if (error) end();
        else send();
      });
    };
    sending.once("error", end);
    sending.once("response", (response) => response.resume().once("close", end));
    send();
  });
}

const noDocuments = { put: (): Promise<string> => Promise.resolve("a".repeat(64)) };

describe("the browser host on another address", () => {
  it("does not start without an access token", async () => {
    await expect(serve("0.0.0.0")).rejects.toThrow("listening on 0.0.0.0 needs an access token");
    await expect(serve("0.0.0.0", { operator: "", visitor: "" })).rejects.toThrow("needs an access token");
  });

  it("lets nobody in who says nothing where only visitors have a token", async () => {
    const url = await serve("127.0.0.1", { operator: "", visitor: "v-token" });
    expect((await signIn(url, "")).status).toBe(401);
  });

  it("reads nothing of what is sent before signing in", async () => {
    const exchange = await openExchange({ dataFolder: screenFolder, software: "test", clockUs: () => 0 });
    const url = await serve("127.0.0.1", { operator: "letmein" }, { exchange });
    for (const type of ["application/json", "application/octet-stream"]) {
      const headers = { "content-type": type, origin: url };
      const sent = await fetch(`${url}/recordings`, { method: "POST", headers, body: "not JSON" });
      expect([type, sent.status, await sent.text()]).toEqual([type, 401, "sign in first"]);
    }
    await exchange.stop();
  });

  it("shows nothing before signing in, and says so when the token is wrong", async () => {
    const url = await serve("127.0.0.1", { operator: "letmein" });
    const page = await fetch(url);
    expect(page.status).toBe(401);
    expect(await page.text()).toContain("访问口令");
    expect((await fetch(`${url}/plant/pump.glb`)).status).toBe(401);
    expect(await openSocket(url, { origin: url })).toContain("401");
    const refused = await signIn(url, "wrong");
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain("The access token is not right");
  });

  it.each(["operator", "visitor"] as const)("lets in whoever has the %s's token, as that", async (profile) => {
    const url = await serve("127.0.0.1", { operator: "o-token", visitor: "v-token" });
    const signedIn = await signIn(url, profile === "operator" ? "o-token" : "v-token");
    expect(signedIn.status).toBe(303);
    const cookie = signedIn.headers.get("set-cookie") ?? "";
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Strict");
    expect(cookie).not.toContain("token");
    const headers = { cookie: cookie.split(";")[0] ?? "", origin: url };
    expect((await fetch(url, { headers })).status).toBe(200);
    expect(await openedProfile(url, headers)).toBe(profile);
  });

  it("brings who signs in to what was asked for, here and nowhere else", async () => {
    const url = await serve("127.0.0.1", { operator: "o-token" });
    const asked = `${url}/?session=hall&view=presenter`;
    expect(await (await fetch(asked)).text()).toContain("访问口令");
    const signedIn = await signIn(asked, "o-token");
    expect([signedIn.status, signedIn.headers.get("location")]).toEqual([303, "/?session=hall&view=presenter"]);
    expect((await signIn(`${url}//elsewhere.example/`, "o-token")).status).toBe(401);
  });

  function signIn(url: string, token: string): Promise<Response> {
    return fetch(url, { method: "POST", body: new URLSearchParams({ token }), redirect: "manual" });
  }

  function openedProfile(url: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
    return new Promise((resolve) => {
      const socket = new WebSocket(`${url.replace("http", "ws")}/bridge`, { headers });
      socket.once("open", () => socket.send('{"id":1,"request":"open-session","args":{}}'));
      socket.once("message", (data) => {
        const { result } = JSON.parse(String(data)) as { result: { profile: unknown } };
        socket.close();
        resolve(result.profile);
      });
    });
  }
});

describe("a telephone as a remote control", () => {
  const guarded = { operator: "o-token" };

  it("is let in by the token in its address, to its page and nothing else", async () => {
    const url = await serve("127.0.0.1", guarded);
    const page = await fetch(`${url}/remote?token=phone`);
    expect(await page.text()).toContain("<title>remote</title>");
    const cookie = page.headers.get("set-cookie") ?? "";
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Strict");
    const headers = { cookie: cookie.split(";")[0] ?? "", origin: url };
    expect(await (await fetch(`${url}/assets/remote.js`, { headers })).text()).toBe("remote()");
    expect(await openSocket(url, headers, "remote-bridge")).toBe("open");
    for (const path of ["", "/plant/pump.glb", "/assets/../index.html", "/index.html"]) {
      expect([path, (await fetch(`${url}${path}`, { headers })).status]).toEqual([path, 401]);
    }
    expect(await openSocket(url, headers)).toContain("401");
  });

  it("is refused with another token, with none, and from another page", async () => {
    const url = await serve("127.0.0.1", guarded);
    expect((await fetch(`${url}/remote?token=other`)).status).toBe(404);
    expect((await fetch(`${url}/remote`)).status).toBe(404);
    expect((await fetch(`${url}/remote?token=phone&token=phone`)).status).toBe(404);
    const headers = { cookie: "vitrine-remote=other", origin: url };
    expect((await fetch(`${url}/assets/remote.js`, { headers })).status).toBe(401);
    expect(await openSocket(url, headers, "remote-bridge")).toContain("401");
    const elsewhere = { cookie: "vitrine-remote=phone", origin: "https://evil.example.com" };
    expect(await openSocket(url, elsewhere, "remote-bridge")).toBe("closed 1008");
  });
});
