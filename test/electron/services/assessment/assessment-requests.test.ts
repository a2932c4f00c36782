import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { Socket } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { verifyReport } from "../../../../electron/services/report/verify-report.ts";
import type { MadeFile, RequestName } from "../../../../twin/bridge/contract.ts";
import { attachHost } from "../../../../twin/bridge/screen-end.ts";
import { createMemoryPair } from "../../../support/channel-pair.ts";
import { type CompanionHost, openCompanionHost } from "../../../support/companion-host.ts";
import type { TestScreen } from "../../../support/host.ts";
import { ownPack } from "../../../support/own-pack.ts";
import { png } from "../../../support/png.ts";
import { pumpStartUs } from "../../../support/pump-clip.ts";
import { reportScenario, savePumpClip } from "../../../support/pump-report.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const bytes = (content: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(content));
const companions = new Map([
  ["scenarios/surge.json", bytes(reportScenario)],
  ["criteria/own.json", bytes(ownPack)],
]);
const monitoring = "own/monitoring";
async function* pieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content.subarray(0, 3);
  yield content.subarray(3);
}
const base64 = (content: Uint8Array): string => Buffer.from(content).toString("base64");

const opened: CompanionHost[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const { plant } of opened.splice(0)) await plant.stop();
});

async function openHost(path?: string): Promise<CompanionHost> {
  const folder = await temporaryFolder();
  const host = await openCompanionHost(path ?? (await savePumpClip(folder, undefined, { companions })), folder);
  opened.push(host);
  return host;
}

/** What a playing showed and measured: the same each time, but for what tells one playing from another. */
interface Shown {
  readonly tour: object;
  readonly evidence: string;
}

/** Plays the scenario to its end, and waits for what is measured. */
async function play(screen: TestScreen): Promise<Shown> {
  const before = screen.tour?.id;
  const started = await screen.end.request("start-tour", { scenario: "surge", over: "recorded" });
  expect(started).toEqual({ isStarted: true, warnings: [] });
  await expect.poll(() => screen.tour !== null && screen.tour.id !== before).toBe(true);
  screen["tour-state"] = undefined;
  screen.evidence = [];
  await expect.poll(() => screen["tour-state"]?.state, { timeout: 20_000 }).toBe("ended");
  await expect.poll(() => screen.evidence.length).toBe(2);
  return { tour: { ...screen.tour, id: "" }, evidence: JSON.stringify(screen.evidence) };
}

const create = (screen: TestScreen) =>
  screen.end.request("create-assessment", { title: "泵站自评估", packs: ["own"], assessor: "王工" });

function read({ plant }: CompanionHost, file: MadeFile): Promise<Uint8Array> {
  return readFile(plant.exchange?.madeFile(file.url.split("/")[1] ?? "")?.path ?? "");
}

describe("assessments over the bridge", { timeout: 60_000 }, () => {
  it("are made, written into by several people, and say what is still open", async () => {
    const screen = await (await openHost()).open();
    expect((await screen.end.request("list-assessments", {})).packs.map(({ id }) => id)).toContain("own");
    const { assessment, packs } = await create(screen);
    expect(packs).toEqual([ownPack]);
    const { id } = assessment;
    const edit = (change: Parameters<typeof screen.end.request<"edit-assessment">>[1]["edit"]) =>
      screen.end.request("edit-assessment", { id, edit: change });
    const [wang = ""] = assessment.assessors.map((each) => each.id);
    const two = await edit({ kind: "assessor", name: "李工" });
    const li = two.assessment.assessors[1]?.id ?? "";
    await edit({ kind: "judge", criterion: monitoring, who: wang, judgement: "met" });
    await edit({ kind: "judge", criterion: monitoring, who: li, judgement: "not-met" });
    await edit({ kind: "note", criterion: monitoring, who: li, text: "现场核对" });
    await edit({ kind: "seen", criterion: "own/safety", who: wang, title: "检验报告" });
    const last = await edit({
      kind: "finding",
      criterion: monitoring,
      who: wang,
      text: "加装点位",
      finding: "suggestion",
    });
    const item = last.assessment.items[monitoring];
    expect(item?.judgements.map(({ judgement }) => judgement)).toEqual(["met", "not-met"]);
    expect(item?.notes[0]).toMatchObject({ who: li, text: "现场核对" });
    expect(item?.notes[0]?.atUs).toBeGreaterThan(1_790_000_000_000_000);
    const [listed] = (await screen.end.request("list-assessments", {})).assessments;
    expect(listed).toEqual({
      id,
      title: "泵站自评估",
      assessors: ["王工", "李工"],
      criteria: 2,
      open: 2,
      evidence: 1,
    });
    const without = await edit({ kind: "remove-note", criterion: monitoring, id: item?.notes[0]?.id ?? "" });
    expect(without.assessment.items[monitoring]?.notes).toEqual([]);
    await expect(edit({ kind: "judge", criterion: "own/none", who: wang, judgement: "met" })).rejects.toMatchObject({
      text: { zh: expect.stringContaining("没有评估要求"), en: expect.stringContaining("no criterion") },
    });
    await expect(edit({ kind: "note", criterion: monitoring, who: "nobody", text: "a" })).rejects.toThrow(
      "there is no assessor",
    );
  });

  it("are told to the other screens of operators when somebody writes into them, and to no visitor", async () => {
    const host = await openHost();
    const screen = await host.open();
    const other = await host.open();
    const visitor = await host.open({ profile: "visitor" });
    const { assessment, revision } = await create(screen);
    const { id, assessors } = assessment;
    await expect.poll(() => other.assessments[id]).toBe(revision);
    const edit = { kind: "note", criterion: monitoring, who: assessors[0]?.id ?? "", text: "现场核对" } as const;
    const changed = await screen.end.request("edit-assessment", { id, edit });
    expect(changed.revision).not.toBe(revision);
    await expect.poll(() => other.assessments[id]).toBe(changed.revision);
    expect((await other.end.request("open-assessment", { id })).revision).toBe(changed.revision);
    await expect.poll(() => visitor.clocks).toBeGreaterThan(0);
    expect(visitor.assessments).toEqual({});
    await expect(visitor.end.request("open-assessment", { id })).rejects.toMatchObject({ code: "not-allowed" });
  });

  it("take documents of their own kinds, which are in the report, fetched as they came, and missed when they are gone", async () => {
    const host = await openHost();
    const screen = await host.open();
    const { id, assessors } = (await create(screen)).assessment;
    const content = new TextEncoder().encode("%PDF-1.7\n检验报告");
    const received = await host.plant.desk?.receive(pieces(content), "C:\\evil\\..\\检验\u0000报告.pdf");
    if (received === undefined || "error" in received) throw new Error("it was not taken");
    const { document } = received;
    expect(document).toEqual({ name: "检验报告.pdf", sha256: createHash("sha256").update(content).digest("hex") });
    const seen = { kind: "seen", criterion: "own/safety", who: assessors[0]?.id ?? "", title: "压力容器检验" } as const;
    const { assessment } = await screen.end.request("edit-assessment", { id, edit: { ...seen, file: document } });
    expect(assessment.items["own/safety"]?.evidence).toMatchObject([{ title: "压力容器检验", file: document }]);

    const fetched = await screen.end.request("attached-document", { id, sha256: document.sha256 });
    expect(new Uint8Array(await read(host, fetched))).toEqual(content);
    const made = await screen.end.request("make-report", { id, author: "王工" });
    expect(made.check.problems).toEqual([]);
    const html = await read(host, made.html);
    expect(new TextDecoder().decode(html)).toContain("压力容器检验（检验报告.pdf）");
    const held = await verifyReport(html, [], undefined, [document]);
    expect(held.problems).toEqual([]);
    expect(held.manifest?.documents).toEqual([document]);
    const other = { name: document.name, sha256: "0".repeat(64) };
    const [changed] = (await verifyReport(html, [], undefined, [other])).problems;
    expect(changed).toMatchObject({ what: "document", name: "检验报告.pdf" });
    expect(changed?.text.en).toContain(document.sha256);

    const none = { ...seen, file: other };
    await expect(screen.end.request("edit-assessment", { id, edit: none })).rejects.toThrow("there is no file");
    await writeFile(join(host.folder, "works/assessments/documents", document.sha256), "changed");
    await expect(screen.end.request("attached-document", { id, sha256: document.sha256 })).rejects.toThrow("changed");
    const again = await screen.end.request("make-report", { id, author: "王工" });
    expect(again.check.problems).toMatchObject([{ what: "document", name: "检验报告.pdf" }]);
  });

  it.each([
    ["run.exe", "MZ", "kind"],
    ["page.html", "<script>", "kind"],
    ["报告.pdf", "<script>", "kind"],
    ["notes.txt", "a\u0000b", "kind"],
    ["pdf", "%PDF-1.7", "kind"],
    ["empty.pdf", "", "empty"],
  ])("refuse the document %s, and keep nothing of it", async (name, text, reason) => {
    const host = await openHost();
    const received = await host.plant.desk?.receive(pieces(new TextEncoder().encode(text)), name);
    expect(received).toMatchObject({ error: { en: expect.stringContaining(reason) } });
    expect(existsSync(join(host.folder, "works/assessments/documents"))).toBe(false);
  });

  it("refuse a document that is too large as soon as they see that it is", async () => {
    const host = await openHost();
    let sentBytes = 0;
    async function* large(): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < 100; piece++) {
        sentBytes += 1e6;
        yield new TextEncoder().encode("%PDF-").subarray(0, 5);
        yield new Uint8Array(1e6 - 5);
      }
    }
    const received = await host.plant.desk?.receive(large(), "large.pdf");
    expect(received).toMatchObject({ error: { en: expect.stringContaining("25 MB") } });
    expect(sentBytes).toBe(26e6);
  });

  it("take what a tour measured, with the pictures of its steps, also where they come before or after", async () => {
    const screen = await (await openHost()).open();
    const { id } = (await create(screen)).assessment;
    await screen.end.request("start-tour", { scenario: "surge", over: "recorded" });
    await expect.poll(() => screen.tour?.id).toBeDefined();
    const tour = screen.tour?.id ?? "";
    const early = png(8, 6, [1, 2, 3]);
    await screen.end.request("keep-picture", { tour, step: "middle", picture: base64(early) });
    await expect.poll(() => screen.evidence.length, { timeout: 20_000 }).toBe(2);
    await screen.end.request("keep-picture", { tour, step: "end", picture: base64(png(8, 6, [4, 5, 6])) });
    // The first picture is the one that is kept.
    await screen.end.request("keep-picture", { tour, step: "middle", picture: base64(png(8, 6, [7, 8, 9])) });
    const { assessment, kept } = await screen.end.request("attach-tour", { id });
    const evidence = assessment.items[monitoring]?.evidence ?? [];
    expect(evidence.map((each) => each.from === "scenario" && each.evidence.claim)).toEqual(["steady", "fast"]);
    const pictures = Object.values(kept).map(({ picture }) => picture);
    expect(pictures.every((picture) => picture !== null)).toBe(true);
    const [first = ""] = evidence.map((each) => (each.from === "scenario" ? each.sha256 : ""));
    const sha256 = kept[first]?.picture ?? "";
    expect(await screen.end.request("evidence-picture", { sha256 })).toBe(base64(early));
    expect(kept[first]?.recording).toMatch(/\.mcap$/);
    expect((await screen.end.request("list-evidence", {})).map(({ hasPicture }) => hasPicture)).toEqual([true, true]);

    const picture = base64(bytes("not a picture"));
    await expect(screen.end.request("keep-picture", { tour, step: "end", picture })).rejects.toThrow("PNG");
    await expect(
      screen.end.request("keep-picture", { tour: "other", step: "end", picture: base64(early) }),
    ).rejects.toThrow("that tour is over");
    for (const wrong of ["<svg/>", "A".repeat(4_000_000)]) {
      await expect(screen.end.request("keep-picture", { tour, step: "end", picture: wrong })).rejects.toMatchObject({
        code: "bad-arguments",
      });
    }
  });

  it("say of evidence that it has no picture where no screen sent one, and attach it to other criteria by hand", async () => {
    const screen = await (await openHost()).open();
    const { id } = (await create(screen)).assessment;
    await play(screen);
    await expect.poll(async () => (await screen.end.request("list-evidence", {})).length).toBe(2);
    const [kept] = await screen.end.request("list-evidence", {});
    expect(kept?.hasPicture).toBe(false);
    const sha256 = kept?.sha256 ?? "";
    const view = await screen.end.request("attach-evidence", { id, criterion: "own/safety", sha256 });
    expect(view.assessment.items["own/safety"]?.evidence).toMatchObject([{ from: "scenario", sha256 }]);
    expect(view.kept[sha256]?.picture).toBeNull();
    const none = screen.end.request("attach-evidence", { id, criterion: "own/safety", sha256: "0".repeat(64) });
    await expect(none).rejects.toThrow("not there");
  });

  it("take what a person measures over a range, and a report of it is found to be right", async () => {
    const host = await openHost();
    const screen = await host.open();
    const { id, assessors } = (await create(screen)).assessment;
    const measure = {
      criterion: monitoring,
      who: assessors[0]?.id ?? "",
      claim: "供水流量不低于 1 L/min",
      measured: { from: "signals", of: "line-1/pump-1/flow", take: "mean" },
      unit: "L/min",
      fromUs: pumpStartUs + 10e6,
      toUs: pumpStartUs + 40e6,
      atLeast: 1,
    } as const;
    const { assessment } = await screen.end.request("measure-by-hand", { id, measure });
    const [attached] = assessment.items[monitoring]?.evidence ?? [];
    if (attached?.from !== "scenario") throw new Error("nothing was attached");
    const { evidence } = attached;
    expect(evidence).toMatchObject({ scenario: "by-hand", text: { zh: measure.claim }, expect: { atLeast: 1 } });
    expect(evidence.terms.value).toMatchObject({ fromUs: measure.fromUs, toUs: measure.toUs });
    expect(evidence.verdict).toBe((evidence.value ?? 0) >= 1 ? "supported" : "not-supported");

    const unknown = { ...measure, measured: { from: "kpi", kpi: "oee", asset: "line-9" } } as const;
    await expect(screen.end.request("measure-by-hand", { id, measure: unknown })).rejects.toThrow("line-9");
    for (const [of, place] of [
      ["line-1/pump-1/flow +", "measure.terms.value.of"],
      ["line-1/pump-1/flow > 3", "measure.terms.value.take"],
    ] as const) {
      const measured = { ...measure.measured, of };
      const asked = screen.end.request("measure-by-hand", { id, measure: { ...measure, measured } });
      await expect(asked).rejects.toThrow(place);
    }
    const backwards = { ...measure, toUs: measure.fromUs };
    const { atLeast: _none, ...unexpected } = measure;
    for (const wrong of [backwards, unexpected]) {
      await expect(screen.end.request("measure-by-hand", { id, measure: wrong })).rejects.toMatchObject({
        code: "bad-arguments",
      });
    }

    const made = await screen.end.request("make-report", { id, author: "王工" });
    expect(made).toMatchObject({ pdf: null, check: { evidence: 1, recomputed: 1, problems: [] } });
    for (const file of [made.html, made.word]) {
      expect((await verifyReport(await read(host, file), [], made.check.publicKey)).problems).toEqual([]);
    }
    expect(new TextDecoder().decode(await read(host, made.html))).toContain("选定人：王工");
  });

  it("go with the recording in one file, to a host without a network that plays the same and has them all", async () => {
    const host = await openHost();
    const screen = await host.open();
    const { id } = (await create(screen)).assessment;
    const first = await play(screen);
    expect(await play(screen)).toEqual(first);
    const tour = screen.tour?.id ?? "";
    await screen.end.request("keep-picture", { tour, step: "end", picture: base64(png(8, 6, [4, 5, 6])) });
    await screen.end.request("attach-tour", { id });
    const file = await screen.end.request("save-portable", { range: null, author: "王工", note: "" });
    const made = await screen.end.request("make-report", { id, author: "王工" });
    const path = host.plant.exchange?.madeFile(file.url.split("/")[1] ?? "")?.path ?? "";
    // Somebody who has both can check one with the other.
    const verified = await verifyReport(await read(host, made.html), [path], undefined);
    expect(verified).toMatchObject({ recomputed: 2, problems: [] });

    const connect = vi.spyOn(Socket.prototype, "connect").mockImplementation(() => {
      throw new Error("the network is refused");
    });
    const other = await (await openHost(path)).open();
    expect((await other.end.request("list-scenarios", {})).scenarios).toMatchObject([
      { id: "surge", over: ["recorded"] },
    ]);
    const there = await other.end.request("open-assessment", { id });
    expect(there.assessment.items[monitoring]?.evidence).toHaveLength(2);
    expect(Object.values(there.kept).filter(({ picture }) => picture !== null)).toHaveLength(1);
    expect(await play(other)).toEqual(first);
    expect(connect).not.toHaveBeenCalled();
    const again = await other.end.request("make-report", { id, author: "李工" });
    expect(again.check).toMatchObject({ evidence: 2, recomputed: 2, problems: [] });
  });

  it("play a file that was dropped on a host of something else over that file", async () => {
    const folder = await temporaryFolder();
    const host = await openCompanionHost(await savePumpClip(folder), folder);
    opened.push(host);
    const path = await savePumpClip(await temporaryFolder(), undefined, { companions });
    const dropped = await host.plant.exchange?.open(path);
    if (dropped === undefined || "error" in dropped) throw new Error("it cannot be opened");
    expect((await (await host.open()).end.request("list-scenarios", {})).scenarios).toEqual([]);
    const screen = await host.open({ recording: dropped.recording });
    expect((await screen.end.request("list-scenarios", {})).scenarios).toMatchObject([{ id: "surge" }]);
    expect((await play(screen)).evidence).toContain('"steady"');
  });

  it("are for operators alone: visitors and telephones are refused, and what visitors play is not kept", async () => {
    const host = await openHost();
    const operator = await host.open({ session: "hall" });
    const visitor = await host.open({ profile: "visitor" });
    const remotePair = createMemoryPair();
    const { token } = await operator.end.request("remote-token", {});
    host.plant.host.openRemote(remotePair.host, token);
    const remote = attachHost(remotePair.screen, { onBatch: () => undefined, onEvent: () => undefined });
    const names = [
      "list-assessments",
      "create-assessment",
      "open-assessment",
      "edit-assessment",
      "list-evidence",
      "attach-evidence",
      "attach-tour",
      "measure-by-hand",
      "keep-picture",
      "evidence-picture",
      "make-report",
      "save-portable",
    ] as const satisfies readonly RequestName[];
    for (const name of names) {
      for (const end of [visitor.end, remote]) {
        await expect(end.request(name, {} as never)).rejects.toMatchObject({ code: "not-allowed" });
      }
    }
    await visitor.end.request("start-tour", { scenario: "surge", over: "recorded" });
    await expect.poll(() => visitor["tour-state"]?.state, { timeout: 20_000 }).toBe("ended");
    expect(await operator.end.request("list-evidence", {})).toEqual([]);
  });
});
