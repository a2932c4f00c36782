/**
 * What the desktop app's preload script gives to a screen, as `window.vitrine`: the two ends of one channel. Nothing
 * else of Electron or Node reaches a screen.
 */
export interface DesktopPort {
  send(message: string | Uint8Array): void;
  /** Takes the one listener for messages from the host; the last one given counts. */
  listen(listener: (message: string | Uint8Array) => void): void;
}
