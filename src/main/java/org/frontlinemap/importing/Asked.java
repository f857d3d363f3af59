package org.frontlinemap.importing;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.frontlinemap.geodata.ledger.Entry;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.snapshot.Snapshot;

/**
 * What a reading asked of what is recorded, so that it can be told whether entries recorded since could have changed it:
 * new documents and reports alone can be beside it, everything else counts as touching it. Kept as hashes, so that it
 * may touch where it does not, never the other way round. For one thread at a time.
 */
final class Asked {

    private static final int BITS = 1 << 20;
    /** More entries than this are not looked through. */
    private static final int MOST_ENTRIES = 1_000;

    private final BitSet said = new BitSet(BITS);
    private final BitSet documents = new BitSet(BITS);

    /** Notes that it was asked what a claimant said of a settlement. */
    void said(String settlement, String claimant) {
        said.set(bit(Objects.hash(settlement, claimant)));
    }

    /** Notes that it was asked whether a document is recorded. */
    void document(Document document) {
        documents.set(bit(document.hashCode()));
    }

    private static int bit(int hash) {
        return (hash * 0x9E3779B9 >>> 7) % BITS;
    }

    /**
     * Whether what was recorded after a position may have changed an answer.
     *
     * @param newest the snapshot of the ledger's head
     */
    boolean isTouchedSince(long position, Snapshot newest, Ledger ledger) {
        if (newest.position() - position > MOST_ENTRIES) {
            return true;
        }
        for (long read = position; read < newest.position();) {
            List<Entry> entries = ledger.read(read, MOST_ENTRIES);
            if (entries.isEmpty() || entries.stream().anyMatch(entry -> isTouchedBy(entry, newest))) {
                return true;
            }
            read = entries.get(entries.size() - 1).position();
        }
        return false;
    }

    private boolean isTouchedBy(Entry entry, Snapshot newest) {
        if (entry.payload() == null) {
            return true;
        }
        return switch (entry.kind()) {
            case DOCUMENT -> documents.get(bit(entry.body().hashCode()));
            case REPORT -> {
                Report report = (Report) entry.body();
                yield said.get(bit(Objects.hash(report.settlement(), report.claimant())))
                        || newest.presentId(report.settlement())
                                .map(present -> said.get(bit(Objects.hash(present, report.claimant())))).orElse(true);
            }
            default -> true;
        };
    }
}
