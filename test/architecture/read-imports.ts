import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAst } from "vite";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** One import of a module: as written, and the file it leads to where that is one of ours. */
export interface Import {
  readonly specifier: string;
  /** Path from the root with forward slashes; undefined for a package. */
  readonly file: string | undefined;
  readonly isTypeOnly: boolean;
  /** Names that are imported; `*` for all. */
  readonly names: readonly string[];
}

export interface Module {
  readonly path: string;
  readonly imports: readonly Import[];
  /** Exported names; of types only those that their own module does not use, in a signature for example. */
  readonly exports: readonly string[];
}

/** The TypeScript files below a folder, as paths from the root. */
export function listSources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.includes("/gen/"));
}

export function readModule(path: string, text = readFileSync(join(root, path), "utf8")): Module {
  const imports: Import[] = [];
  const exports: string[] = [];
  const add = (specifier: string, isTypeOnly: boolean, names: readonly string[]): void => {
    imports.push({ specifier, file: resolveOurs(path, specifier), isTypeOnly, names });
  };
  for (const node of parseAst(text, { lang: path.endsWith("x") ? "tsx" : "ts" }, path).body) {
    if (node.type === "ImportDeclaration") {
      const isTypeOnly =
        node.importKind === "type" || (node.specifiers.length > 0 && node.specifiers.every(isTypeSpecifier));
      add(node.source.value, isTypeOnly, node.specifiers.map(importedName));
    } else if (node.type === "ExportAllDeclaration") {
      add(node.source.value, node.exportKind === "type", ["*"]);
    } else if (node.type === "ExportNamedDeclaration") {
      if (node.source !== null)
        add(
          node.source.value,
          node.exportKind === "type",
          node.specifiers.map((each) => nameOf(each.local)),
        );
      exports.push(...node.specifiers.map((each) => nameOf(each.exported)));
      exports.push(
        ...declaredNames(node.declaration).filter((name) => !isType(node.declaration) || !isUsedIn(text, name)),
      );
    } else if (node.type === "ExportDefaultDeclaration") {
      exports.push("default");
    }
  }
  // Imports at run time count as much as those at the top.
  for (const [, specifier = ""] of text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)) add(specifier, false, ["*"]);
  return { path, imports, exports };
}

type Program = ReturnType<typeof parseAst>;
type ImportSpecifier = Extract<Program["body"][number], { type: "ImportDeclaration" }>["specifiers"][number];
type Declaration = Extract<Program["body"][number], { type: "ExportNamedDeclaration" }>["declaration"];

function isTypeSpecifier(specifier: ImportSpecifier): boolean {
  return specifier.type === "ImportSpecifier" && specifier.importKind === "type";
}

function importedName(specifier: ImportSpecifier): string {
  if (specifier.type === "ImportSpecifier") return nameOf(specifier.imported);
  return specifier.type === "ImportDefaultSpecifier" ? "default" : "*";
}

function nameOf(name: { type: string; name?: string; value?: unknown }): string {
  return name.name ?? String(name.value);
}

function declaredNames(declaration: Declaration): string[] {
  if (declaration === null) return [];
  if (declaration.type === "VariableDeclaration") {
    return declaration.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
  }
  const id = "id" in declaration ? declaration.id : null;
  return id !== null && id !== undefined && "name" in id ? [id.name] : [];
}

function isType(declaration: Declaration): boolean {
  return declaration?.type === "TSInterfaceDeclaration" || declaration?.type === "TSTypeAliasDeclaration";
}

/** Whether a name stands in a text besides its declaration. */
function isUsedIn(text: string, name: string): boolean {
  return [...text.matchAll(new RegExp(`\\b${name}\\b`, "g"))].length > 1;
}

function resolveOurs(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  return join(dirname(from), specifier).split(sep).join("/");
}
