// Verdicts of Ajv and Hyperjump, and findings of the reference evaluator, on documents given as texts.
//   node judge.mjs SCHEMAS WORK    reads WORK/documents.json and WORK/rules.json, prints verdicts and findings as JSON

import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { registerSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import Ajv from "ajv/dist/2020.js";

const [schemas, work] = process.argv.slice(2).map((path) => resolve(path));
const load = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));

const compiled = [];
for (const name of readdirSync(schemas).filter((name) => name.endsWith(".schema.json"))) {
  const schema = load(schemas, name);
  new Ajv({ strict: true }).compile(schema); // throws where a keyword is unknown or makes no sense
  registerSchema(schema, `https://example.org/${name}`);
  await validate(`https://example.org/${name}`);
  compiled.push(name);
}

const byAjv = new Ajv({ strict: true }).compile(load(schemas, "report-1.schema.json"));
const byHyperjump = await validate("https://example.org/report-1.schema.json");

function verdicts(accepts) {
  return load(work, "documents.json").map((text) => {
    let document;
    try {
      document = JSON.parse(text);
    } catch {
      return false;
    }
    return accepts(document);
  });
}

const { evaluate } = await import(pathToFileURL(join(schemas, "conformance", "rules.mjs")));
const [rules, cells] = [load(schemas, "rules.json"), load(schemas, "cells-1.json")];
const findings = load(work, "rules.json").map((text) => evaluate(rules, cells, JSON.parse(text)));

const plain = (_, value) => (typeof value === "bigint" ? `${value}` : value);
console.log(
  JSON.stringify(
    { compiled, ajv: verdicts(byAjv), hyperjump: verdicts((one) => byHyperjump(one).valid), findings },
    plain,
  ),
);
