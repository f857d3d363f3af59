package org.frontlinemap.geodata.snapshot;

import org.frontlinemap.geodata.verdict.Verdict;

/** A report with the part it played in a verdict. */
public record WeighedReport(ReportView report, Verdict.Role role, Verdict.Reason reason) {
}
