import { expect, it } from "vitest";
import { printReport } from "../../../electron/desktop/print-report.ts";

type Options = Parameters<Parameters<typeof printReport>[1]>[0];
type Window = ReturnType<Parameters<typeof printReport>[1]>;

/** A window that keeps what it was asked for. */
function standIn(print: () => Promise<Buffer>): { window: Window; asked: unknown[] } {
  const asked: unknown[] = [];
  const window = {
    loadFile: (path: string) => Promise.resolve(void asked.push(["load", path])),
    destroy: () => void asked.push("destroy"),
    webContents: {
      printToPDF: (options: object) => {
        asked.push(["print", options]);
        return print();
      },
    },
  };
  return { window: window as unknown as Window, asked };
}

it("prints the file on A4 in a window that nobody sees and that runs no script", async () => {
  const { window, asked } = standIn(() => Promise.resolve(Buffer.from("%PDF-")));
  let opened: Options | undefined;
  const pdf = await printReport("/reports/a.html", (options) => {
    opened = options;
    return window;
  });
  expect(pdf).toEqual(new TextEncoder().encode("%PDF-"));
  expect(opened).toEqual({ show: false, webPreferences: { sandbox: true, javascript: false } });
  expect(asked).toEqual([
    ["load", "/reports/a.html"],
    ["print", expect.objectContaining({ preferCSSPageSize: true, pageSize: "A4" })],
    "destroy",
  ]);
});

it("closes the window where printing fails", async () => {
  const { window, asked } = standIn(() => Promise.reject(new Error("no printer")));
  await expect(printReport("/reports/a.html", () => window)).rejects.toThrow("no printer");
  expect(asked.at(-1)).toBe("destroy");
});
