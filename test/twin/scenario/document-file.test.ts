import { expect, it } from "vitest";
import { isDocumentOfItsName } from "../../../twin/scenario/document-file.ts";

it("a document is of the kind that its name says, or none", () => {
  const pdf = new TextEncoder().encode("%PDF-1.7");
  const named = (name: string): boolean => isDocumentOfItsName(name, pdf);
  expect(["a.pdf", "a.PDF", "a.png", "a.exe", "a", "a.constructor"].map(named)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
