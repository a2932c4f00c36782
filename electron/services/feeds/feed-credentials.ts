/** What a broker asks of a client. Never part of a plant: the host keeps it. */
export interface FeedCredentials {
  readonly username?: string;
  readonly password?: string;
  /** PEM texts: authorities to trust instead of the system's, and the client's own certificate and key. */
  readonly ca?: string;
  readonly certificate?: string;
  readonly key?: string;
}
