// What a program in TypeScript does with a report; compiled with `tsc --strict` against the generated types.

import type { ApplicantCounts, ChargedAmount, ProactiveDisclosure, Report } from "./report";

/** Cases by kind of applicant, without blanks. */
export function printed(row: ApplicantCounts): number[] {
  return Object.values(row).filter((figure): figure is number => figure !== null);
}

/** The amount charged in 万元: a row of the 2021 form; the 2019 form counts matters instead. */
export function charged({ charges }: ProactiveDisclosure): ChargedAmount["amount"] | undefined {
  return "amount" in charges ? charges.amount : undefined;
}

export function headline(report: Report): string {
  const total = report.requests.received.total;
  const note = report.as_printed?.["requests.received.total"] ?? "";
  const undivided = report.requests.outcomes.otherwise_handled.undivided?.total ?? null;
  return `${report.organ.name} ${report.year} (${report.form}): ${total ?? note}, ${undivided ?? 0}, ${charged(report.proactive_disclosure) ?? "-"}`;
}

export const edition: Report["form"] = "2021";
// @ts-expect-error an edition that there is not
export const wrong: Report["form"] = "2020";
