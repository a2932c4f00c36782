/**
 * What the desktop app's preload script gives to a screen, as `window.vitrine`: channels to the host, each by a number
 * that the screen chooses. Nothing else of Electron or Node reaches a screen.
 */
export interface DesktopPort {
  /** Sends a message over a channel, which opens with the first one; `null` closes it. */
  send(channel: number, message: string | Uint8Array | null): void;
  /** Takes the one listener for what the host sends; the last one given counts. */
  listen(listener: (channel: number, message: string | Uint8Array | null) => void): void;
}

/** A screen has a session of its own, and beside it two at most, of the runs that it holds against each other. */
export const mostDesktopChannels = 3;
