const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether an address to listen on is reachable from this machine only. */
export function isLoopback(address: string): boolean {
  return address === "localhost" || address === "::1" || /^127(\.\d{1,3}){3}$/.test(address);
}

/**
 * Whether a request names a host that this server may be: on a loopback address only loopback names, so that a page
 * from elsewhere cannot reach it through a name of its own (DNS rebinding).
 */
export function isHostAllowed(hostHeader: string | undefined, listensOnLoopback: boolean): boolean {
  if (hostHeader === undefined) return false;
  return !listensOnLoopback || loopbackNames.has(hostHeader.replace(/:\d+$/, ""));
}

/** Whether a WebSocket comes from a page of this server: browsers always say the origin. */
export function isOriginAllowed(originHeader: string | undefined, hostHeader: string | undefined): boolean {
  if (originHeader === undefined || hostHeader === undefined || !URL.canParse(originHeader)) return false;
  return new URL(originHeader).host === hostHeader;
}
