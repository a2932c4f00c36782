import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A certificate authority of the test's own, with a server's and a client's certificate; files in PEM form. */
export interface Certificates {
  readonly caFile: string;
  readonly serverCertificateFile: string;
  readonly serverKeyFile: string;
  readonly ca: string;
  readonly clientCertificate: string;
  readonly clientKey: string;
  dispose(): void;
}

export const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

/** Makes a new authority, so that certificates of two calls do not trust each other. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), "vitrine-certificates-"));
  chmodSync(folder, 0o755);
  const file = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => {
    const { status, stderr } = spawnSync("openssl", args, { cwd: folder });
    if (status !== 0) throw new Error(`openssl ${args.join(" ")}: ${stderr.toString()}`);
  };
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl(
    "req",
    "-x509",
    ...newKey,
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
    "-subj",
    "/CN=test authority",
    "-days",
    "2",
  );
  writeFileSync(file("names.cnf"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
  for (const name of ["server", "client"]) {
    openssl("req", ...newKey, "-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", `/CN=${name}`);
    const signing = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "names.cnf", "-days", "2"];
    openssl("x509", "-req", "-in", `${name}.csr`, ...signing, "-out", `${name}.pem`);
    chmodSync(file(`${name}.key`), 0o644);
  }
  return {
    caFile: file("ca.pem"),
    serverCertificateFile: file("server.pem"),
    serverKeyFile: file("server.key"),
    ca: readFileSync(file("ca.pem"), "utf8"),
    clientCertificate: readFileSync(file("client.pem"), "utf8"),
    clientKey: readFileSync(file("client.key"), "utf8"),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
