package org.frontlinemap.geodata.snapshot;

import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.verdict.Agreement;

/** What selections may be made by. */
interface Decided {

    Control control();

    Agreement agreement();
}
