import { builtinModules } from "node:module";
import { entries, type Layer, layers } from "./layers.ts";
import type { Import, Module } from "./read-imports.ts";

/** What a module imports against the table, one line each. */
export function layerViolations(module: Module): string[] {
  const layer = layers.find(({ folder }) => isIn(module.path, folder));
  if (layer === undefined) return [`${module.path} is in no layer`];
  return module.imports.flatMap((imported) => {
    if (isAllowed(layer, imported)) return [];
    return [`${module.path} (${layer.folder}) may not import ${imported.file ?? imported.specifier}`];
  });
}

function isAllowed(layer: Layer, { file, specifier, isTypeOnly }: Import): boolean {
  if (file !== undefined) {
    if (!/\.tsx?$/.test(file)) return isIn(file, layer.folder) || file === "package.json";
    // The narrowest layer that holds the file decides: renderer may import renderer/app.tsx, twin may not.
    return !entries.includes(file) && layer.imports.some((folder) => isIn(file, folder));
  }
  const isNamed = (packages: readonly string[]): boolean =>
    packages.some(
      (name) =>
        specifier === name || specifier.startsWith(name.endsWith("/") || name.endsWith(":") ? name : `${name}/`),
    );
  // Without its scheme; of some modules (node:sqlite) the list has the name with it.
  if (!specifier.startsWith("node:") && builtinModules.includes(specifier)) return false;
  return isNamed(layer.packages) || (isTypeOnly && isNamed(layer.types ?? []));
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Circles of imports, each as the modules on it; imports of types do not count, they are gone at run time. */
export function importCycles(modules: readonly Module[]): string[][] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start !== -1) cycles.push([...trail.slice(start), path]);
    if (start !== -1 || done.has(path)) return;
    for (const { file, isTypeOnly } of byPath.get(path)?.imports ?? []) {
      if (file !== undefined && !isTypeOnly && byPath.has(file)) visit(file, [...trail, path]);
    }
    done.add(path);
  };
  for (const { path } of modules) visit(path, []);
  return cycles;
}

/**
 * Exports that no other module of the sources or the tests imports, as `path: name`.
 *
 * @param sources the modules that are looked at
 * @param users all modules that may import them
 */
export function unusedExports(sources: readonly Module[], users: readonly Module[]): string[] {
  const used = new Map<string, Set<string>>();
  for (const { imports } of users) {
    for (const { file, names } of imports) {
      if (file === undefined) continue;
      const known = used.get(file) ?? new Set<string>();
      used.set(file, known);
      for (const name of names) known.add(name);
    }
  }
  return sources.flatMap(({ path, exports }) => {
    const names = used.get(path) ?? new Set<string>();
    if (names.has("*")) return [];
    return exports.filter((name) => !names.has(name)).map((name) => `${path}: ${name}`);
  });
}
