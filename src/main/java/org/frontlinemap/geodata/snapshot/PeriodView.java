package org.frontlinemap.geodata.snapshot;

import org.frontlinemap.geodata.gazetteer.Settlement;

/** A control period with its settlement. */
public record PeriodView(Settlement settlement, ControlPeriod period) {

    /** Unique within one reading: the settlement's id and the period's start. */
    public String id() {
        return settlement.id() + "@" + (period.from() == null ? "start" : period.from().toString());
    }
}
