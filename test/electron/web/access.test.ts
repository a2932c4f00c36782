import { describe, expect, it } from "vitest";
import { createAccess } from "../../../electron/web/access.ts";

const tokens = { operator: "plant-secret", visitor: "for-guests" };

describe("access", () => {
  it("lets in who has a token, as what that token is for, and nobody else", () => {
    const access = createAccess(tokens);
    expect(access.profileOf(access.signIn("plant-secret"))).toBe("operator");
    expect(access.profileOf(access.signIn("for-guests"))).toBe("visitor");
    expect(access.signIn("wrong")).toBeUndefined();
    expect(access.signIn("")).toBeUndefined();
    expect(access.profileOf(undefined)).toBeUndefined();
    expect(createAccess({}).profileOf(undefined)).toBe("operator");
  });

  it("knows screens again after the host was started anew, until the token is another one", () => {
    const [operator, visitor] = [
      createAccess(tokens).signIn("plant-secret"),
      createAccess(tokens).signIn("for-guests"),
    ];
    expect(operator).not.toBe(createAccess(tokens).signIn("plant-secret"));
    const after = createAccess({ ...tokens, visitor: "for-other-guests" });
    expect([after.profileOf(operator), after.profileOf(visitor)]).toEqual(["operator", undefined]);
    // A profile that has no token any more has no screens either.
    expect(createAccess({ operator: "plant-secret" }).profileOf(visitor)).toBeUndefined();
  });

  it("believes no session id that it has not given", () => {
    const access = createAccess(tokens);
    const visitor = access.signIn("for-guests") ?? "";
    const [, name = "", seal = ""] = visitor.split(".");
    for (const made of [
      `operator.${name}.${seal}`,
      `visitor.${name}x.${seal}`,
      `visitor.${name}.${seal}.`,
      `visitor.${name}`,
      `visitor.${name}.`,
      "operator..",
      "constructor.a.b",
      "",
    ]) {
      expect(access.profileOf(made), made).toBeUndefined();
    }
    expect(access.profileOf(visitor)).toBe("visitor");
  });
});
