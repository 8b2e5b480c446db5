// TypeScript types of every schema, by two generators; none may have an unnamed type, an `any`, or a class twice.
//   node types.mjs SCHEMAS OUT

import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileFromFile } from "json-schema-to-typescript";

const [schemas, out] = process.argv.slice(2);
const report = join(schemas, "report-1.schema.json");

function check(made, source) {
  const code = source.replace(/"[^"]*"|\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  const names = [...code.matchAll(/export (?:interface|type) (\w+)/g)].map(([, name]) => name);
  const wrong = [...(code.match(/\bany\b|\bunknown\b|NoName\w*/g) ?? []), ...names.filter((name) => /\d$/.test(name))];
  if (wrong.length || new Set(names).size !== names.length) throw new Error(`${made}: ${wrong} in ${names}`);
  return names;
}

for (const name of readdirSync(schemas).filter((name) => name.endsWith(".schema.json"))) {
  const source = await compileFromFile(join(schemas, name));
  writeFileSync(join(out, name.replace("-1.schema.json", ".d.ts")), source);
  console.log(`json-schema-to-typescript, ${name}: ${check(name, source).length} types`);
}

const quicktype = join(import.meta.dirname, "node_modules", "quicktype", "dist", "index.js");
const source = execFileSync(process.execPath, [
  ...[quicktype, "--src-lang", "schema", "--lang", "typescript", "--just-types", "-t", "Report", report],
]).toString();
writeFileSync(join(out, "quicktype.ts"), source);
console.log(`quicktype, report: ${check("quicktype", source).join(" ")}`);
