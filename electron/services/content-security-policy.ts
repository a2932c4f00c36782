/**
 * What a screen may load: its own files and nothing else. Style attributes and elements are written by the UI
 * library; scripts never are. WebAssembly may be compiled, for the decoder of compressed models, which carries its own
 * bytes; eval stays forbidden. The desktop app and the browser host send the same policy.
 */
export const contentSecurityPolicy = {
  "default-src": ["'none'"],
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "font-src": ["'self'"],
  "img-src": ["'self'", "data:", "blob:"],
  "connect-src": ["'self'", "blob:"],
  "worker-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
} as const;

/** The policy as a header's value. */
export function contentSecurityPolicyHeader(): string {
  return Object.entries(contentSecurityPolicy)
    .map(([directive, sources]) => `${directive} ${sources.join(" ")}`)
    .join("; ");
}
