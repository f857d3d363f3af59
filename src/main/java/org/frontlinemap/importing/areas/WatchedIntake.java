package org.frontlinemap.importing.areas;

import java.util.UUID;
import org.frontlinemap.importing.reading.Intake;

/** Hands all on to another intake and counts what was rejected. */
class WatchedIntake implements Intake {

    private final Intake next;
    private long rejections;

    WatchedIntake(Intake next) {
        this.next = next;
    }

    long rejections() {
        return rejections;
    }

    @Override
    public UUID add(Record body) {
        return next.add(body);
    }

    @Override
    public void report(String settlement) {
        next.report(settlement);
    }

    @Override
    public void accepted(long rows) {
        next.accepted(rows);
    }

    @Override
    public void unchanged(long rows) {
        next.unchanged(rows);
    }

    @Override
    public void dropped(String kind, long rows) {
        next.dropped(kind, rows);
    }

    @Override
    public void reject(Rejection rejection) {
        rejections++;
        next.reject(rejection);
    }

    @Override
    public void notice(Notice notice) {
        next.notice(notice);
    }
}
