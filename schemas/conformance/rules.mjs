// Reference evaluator of rules.json: the findings of a report document, from rules.json and cells-1.json alone.
//   node rules.mjs REPORT.json…    prints the findings of each report, as JSON

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The figure in a cell: undefined where its row is no object of the document, null where the cell is blank. */
function figure(document, pointer) {
  const path = pointer.slice(1).split("/");
  const name = path.pop();
  const row = path.reduce((part, step) => part?.[step], document);
  if (row === null || typeof row !== "object" || Array.isArray(row)) return undefined;
  return row[name] == null ? null : BigInt(row[name]); // sums may exceed what a number holds
}

/** One relation judged by what its blanks could be; null where it does not apply. */
function judge(relation, document) {
  const sides = [relation.left, relation.right].map((side) => side.map((cell) => [cell, figure(document, cell)]));
  const cells = sides.flat();
  if (cells.some(([, value]) => value === undefined)) return null;
  const blanks = cells.filter(([, value]) => value === null).map(([cell]) => cell);
  if (relation.sign === "<=" && blanks.length === cells.length) return null;
  const [left, right] = sides.map((side) => side.reduce((sum, [, value]) => sum + (value ?? 0n), 0n));
  // A blank can only raise its side, unless it may be negative: then it can do either.
  const free = blanks.some((cell) => relation.signed.includes(cell));
  const [leftOpen, rightOpen] = sides.map((side) => free || side.some(([, value]) => value === null));
  const equal = relation.sign === "==";
  const ifZero = equal ? left === right : left <= right;
  const possible = (left <= right || rightOpen) && (!equal || right <= left || leftOpen);
  const certain = blanks.length === 0 ? ifZero : !equal && left <= right && !leftOpen;
  const outcome = certain ? "passed" : possible && blanks.length ? "undetermined" : "failed";
  return { relation, outcome, left, right, blanks, ifZero, cells: cells.map(([cell]) => cell) };
}

/** How a rule ends, and its findings: one for each relation that fails, at most two for what blanks leave open. */
function run(rule, document, phrases, label) {
  const judged = rule.relations.map((relation) => judge(relation, document)).filter(Boolean);
  const open = judged.filter(({ outcome }) => outcome === "undetermined");
  const found = judged.filter(({ outcome }) => outcome === "failed").map((one) => ({
    outcome: "failed",
    cells: one.cells,
    expected: one.right,
    actual: one.left,
    facts: (lang) => ({
      actual: one.left,
      expected: one.right,
      difference: one.left - one.right,
      note: one.blanks.length ? phrases.no_filling[lang] : "",
      cell: label(one.cells[0], lang),
      column: column(label(one.cells[0], lang)),
    }),
  }));
  for (const group of [open.filter((one) => one.ifZero), open.filter((one) => !one.ifZero)]) {
    if (group.length === 0) continue;
    const unique = (lists) => [...new Set(lists.flat())];
    const blanks = unique(group.map((one) => one.blanks));
    const heads = group.map((one) => one.cells[0]);
    const listed = (cells, lang) => {
      const shown = cells.slice(0, 3).map((cell) => label(cell, lang)).join(phrases.separator[lang]);
      return cells.length <= 3 ? shown : fill(phrases.and_more[lang], { shown, count: cells.length });
    };
    found.push({
      outcome: "undetermined",
      cells: unique(group.map((one) => one.cells)),
      expected: null,
      actual: null,
      facts: (lang) => ({
        count: group.length,
        blank_count: blanks.length,
        blanks: listed(blanks, lang),
        heads: listed(heads, lang),
        column: heads.map((cell) => column(label(cell, lang))).join(phrases.comma[lang]),
        if_zero: phrases[group[0].ifZero ? "if_zero_holds" : "if_zero_fails"][lang],
      }),
    });
  }
  const outcomes = judged.map(({ outcome }) => outcome);
  const order = ["failed", "undetermined", "passed"];
  return { outcome: order.find((outcome) => outcomes.includes(outcome)) ?? "not_applicable", found };
}

const column = (label) => label.split(" · ").at(-1);
const fill = (template, facts) => template.replace(/\{(\w+)\}/g, (_, name) => String(facts[name]));

/** The outcome of each rule and all findings of one report document. */
export function evaluate(rules, cells, document) {
  const label = (pointer, lang) => {
    const { editions } = cells.cells[pointer.slice(1).replaceAll("/", ".")];
    return (editions[document.form] ?? Object.values(editions)[0]).label[lang];
  };
  const result = { outcomes: {}, findings: [] };
  for (const rule of rules.rules) {
    const { outcome, found } = run(rule, document, rules.phrases, label);
    result.outcomes[rule.code] = outcome;
    for (const { facts, ...finding } of found) {
      const message = { zh: fill(rule.zh[finding.outcome], facts("zh")), en: fill(rule.en[finding.outcome], facts("en")) };
      result.findings.push({ rule: rule.code, severity: rule.severity, ...finding, message });
    }
  }
  return result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const load = (path) => JSON.parse(readFileSync(path, "utf8"));
  const [rules, cells] = ["../rules.json", "../cells-1.json"].map((name) => load(new URL(name, import.meta.url)));
  const plain = (_, value) => (typeof value === "bigint" ? Number(value) : value);
  for (const path of process.argv.slice(2)) console.log(JSON.stringify(evaluate(rules, cells, load(path)), plain, 1));
}
