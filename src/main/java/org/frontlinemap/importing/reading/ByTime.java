package org.frontlinemap.importing.reading;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Puts the files of a series in the order of their dates. */
public final class ByTime {

    /** Takes in nothing: for a look ahead. */
    public static final Intake NOWHERE = new Intake() {
        @Override
        public UUID add(Record body) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void accepted(long rows) {
        }

        @Override
        public void unchanged(long rows) {
        }

        @Override
        public void dropped(String kind, long rows) {
        }

        @Override
        public void reject(Rejection rejection) {
        }

        @Override
        public void notice(Notice notice) {
        }
    };

    private ByTime() {
    }

    /** Tells of when a file is; null if that cannot be told before it is read. */
    @FunctionalInterface
    public interface Look {
        Instant at(SourceFile file) throws IOException;
    }

    private record Dated(SourceFile file, Instant at) {
    }

    /** The files by their dates; those of one date as they were, and those of which none can be told at the end. */
    public static List<SourceFile> order(List<SourceFile> files, Look look) throws IOException {
        List<Dated> dated = new ArrayList<>();
        for (SourceFile file : files) {
            Instant at;
            try {
                at = look.at(file);
            } catch (UnreadableFileException said) {
                at = null; // when it is read
            }
            dated.add(new Dated(file, at));
        }
        dated.sort(Comparator.comparing(Dated::at, Comparator.nullsLast(Comparator.naturalOrder())));
        return dated.stream().map(Dated::file).toList();
    }
}
