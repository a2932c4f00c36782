declare module "gltf-validator" {
  /** Khronos' validator: a report of issues, severity 0 being an error. */
  export function validateBytes(
    bytes: Uint8Array,
    options?: { readonly maxIssues?: number },
  ): Promise<{
    readonly issues: {
      readonly messages: readonly { readonly code: string; readonly message: string; readonly severity: number }[];
    };
  }>;
}
