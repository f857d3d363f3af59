package org.frontlinemap.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.frontlinemap.geodata.Shortened;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.ledger.Spool;
import org.frontlinemap.importing.reading.Intake;

/** Takes in what a job's files hold: entries to the spool, rejected rows and notices to their files. For one reading. */
final class JobIntake implements Intake, AutoCloseable {

    private static final int CHECK_EVERY = 1_000;

    private final ImportJob job;
    private final Space space;
    private final Spool spool;
    private final RowLog rejectedLog;
    private final RowLog noticeLog;
    private final Map<String, Long> dropped = new TreeMap<>();
    private final List<Rejection> firstRejected = new ArrayList<>();
    private final List<Notice> firstNotices = new ArrayList<>();
    private final ReportCaps caps;
    private final WithdrawnBefore withdrawn;
    private long accepted;
    private long unchanged;
    private long rejected;
    private long anew;
    private long calls;

    /** @param withdrawn what was withdrawn before of what is recorded */
    JobIntake(ImportJob job, Space space, ReportCaps caps, WithdrawnBefore withdrawn) throws IOException {
        this.caps = caps;
        this.withdrawn = withdrawn;
        this.job = job;
        this.space = space;
        this.spool = new Spool(job.folder().own(job.folder().spool()));
        this.rejectedLog = new RowLog(job.folder().own(job.folder().rejected()));
        this.noticeLog = new RowLog(job.folder().own(job.folder().notices()));
    }

    /** How the rows of a file are headed, as a line among those rejected. */
    record Header(String file, List<String> columns) {
    }

    @Override
    public void header(String file, List<String> columns) {
        step();
        try {
            rejectedLog.writeHead(new Header(file, columns));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public UUID add(Record body) {
        step();
        anew += withdrawn.among(body);
        return spool.add(body);
    }

    @Override
    public void report(String settlement) {
        caps.count(settlement);
    }

    @Override
    public void accepted(long rows) {
        accepted += rows;
        step();
    }

    @Override
    public void unchanged(long rows) {
        unchanged += rows;
        step();
    }

    @Override
    public void dropped(String kind, long rows) {
        dropped.merge(kind, rows, Long::sum);
        step();
    }

    @Override
    public void reject(Rejection rejection) {
        rejected++;
        step();
        if (firstRejected.size() < JobState.Findings.FIRST) {
            firstRejected.add(new Rejection(rejection.file(), rejection.line(), rejection.feature(),
                    rejection.column(), shortened(rejection.value()), shortened(rejection.reason()), List.of()));
        }
        log(rejectedLog, rejection);
    }

    @Override
    public void notice(Notice notice) {
        step();
        if (firstNotices.size() < JobState.Findings.FIRST) {
            firstNotices.add(notice);
        }
        log(noticeLog, notice);
    }

    private void step() {
        job.requireGoing();
        if (++calls % CHECK_EVERY == 0) {
            job.counted(rows());
            try {
                space.requireRoomFor(Files.size(job.folder().spool()) + Files.size(job.folder().rejected()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static void log(RowLog log, Record line) {
        try {
            log.write(line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String shortened(String text) {
        return Shortened.of(text, SHOWN);
    }

    private Import.Rows rows() {
        long left = dropped.values().stream().mapToLong(Long::longValue).sum();
        return new Import.Rows(accepted + unchanged + left + rejected, accepted, unchanged, left, rejected);
    }

    /** The entries, to be recorded once this is closed. */
    Spool spool() {
        return spool;
    }

    /**
     * What there is to tell, before this is closed.
     *
     * @param position   of the snapshot the files were held against
     * @param unreadable files that could not be read to their end, and why
     */
    JobState.Findings findings(long position, Map<String, String> unreadable) {
        if (rejectedLog.isFull()) {
            firstNotices.add(0, new Notice(null, 0, "only the first of the rejected rows are written down"));
        }
        if (anew > 0) {
            Notice again = new Notice(null, 0, (anew == 1 ? "1 statement that was" : anew + " statements that were")
                    + " withdrawn before, each by itself, " + (anew == 1 ? "is" : "are") + " recorded anew");
            log(noticeLog, again);
            firstNotices.add(0, again);
        }
        job.counted(rows());
        return new JobState.Findings(position, rows(), dropped, firstRejected, firstNotices, unreadable);
    }

    @Override
    public void close() throws IOException {
        try (rejectedLog; noticeLog) {
            spool.close();
        }
    }
}
