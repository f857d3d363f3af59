package org.frontlinemap.geodata.snapshot;

import java.util.zip.CRC32C;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.verdict.Agreement;
import org.frontlinemap.geodata.verdict.Rule;

/**
 * What most readers want of a settlement as of a triple under a rule, encoded once, when it is first sent. Thread-safe.
 *
 * <p>What tells whether it answers lies in fields of its own, not behind others: looking there is what requests do most.
 */
public final class Row implements Decided {

    private final Ingredients ingredients;
    private final Rule rule;
    private final long validFrom;
    private final long validUntil;
    private final long knownFrom;
    private final long knownUntil;
    private final long positionFrom;
    private final long positionUntil;
    private final long head;
    private final long staleAfter;
    private final Control control;
    private final Control claimed;
    private final Agreement agreement;
    private final boolean stale;
    private final Integer populationBefore;
    private final RowEncoder encoder;
    private SettlementView unencoded;
    private volatile byte[] encoded;
    private int hash;

    /**
     * @param cell the triples at which it reads so
     * @param head position of the snapshot that made it: what the cell says of later positions is not yet known
     * @param staleAfter the last valid time at which it is not stale, in milliseconds since 1970
     */
    Row(SettlementView view, Ingredients ingredients, Cell cell, long head, long staleAfter, RowEncoder encoder) {
        this.ingredients = ingredients;
        rule = ingredients.rule();
        validFrom = cell.validFrom();
        validUntil = cell.validUntil();
        knownFrom = cell.knownFrom();
        knownUntil = cell.knownUntil();
        positionFrom = cell.positionFrom();
        positionUntil = cell.positionUntil();
        this.head = head;
        this.staleAfter = staleAfter;
        control = view.verdict().control();
        claimed = view.verdict().claimed();
        agreement = view.verdict().agreement();
        stale = view.stale();
        populationBefore = view.populationBefore() == null ? null : view.populationBefore().observation().value();
        this.encoder = encoder;
        unencoded = view;
    }

    /**
     * Whether it is what a snapshot would answer.
     *
     * @param unchanged position since which nothing that the row hangs on was changed in the snapshot
     */
    boolean answers(Rule asked, long valid, long known, long position, long unchanged) {
        return rule == asked && validFrom <= valid && valid < validUntil && knownFrom <= known && known < knownUntil
                && positionFrom <= position && position < positionUntil && (position <= head || unchanged <= head);
    }

    Ingredients ingredients() {
        return ingredients;
    }

    /** Whether a row made of these for a valid time, in milliseconds since 1970, would read the same. */
    boolean isMadeOf(Ingredients others, long valid) {
        return stale == valid > staleAfter && ingredients.isSame(others);
    }

    /** The triples around the one it was made for at which it reads the same, as far as was recorded then. */
    Cell cell() {
        return new Cell(validFrom, validUntil, knownFrom, knownUntil, positionFrom, positionUntil);
    }

    public Settlement settlement() {
        return ingredients.settlement();
    }

    @Override
    public Control control() {
        return control;
    }

    /** The control that all voices claim instead; null unless the agreement is {@link Agreement#CLAIMED}. */
    public Control claimed() {
        return claimed;
    }

    @Override
    public Agreement agreement() {
        return agreement;
    }

    /** Whether the newest report is older than the theatre allows. */
    public boolean stale() {
        return stale;
    }

    /** The headline figure of residents before the invasion; null if there is none. */
    public Integer populationBefore() {
        return populationBefore;
    }

    /** What the encoder makes of it. Not to be changed. */
    public byte[] encoded() {
        byte[] bytes = encoded;
        return bytes != null ? bytes : encode();
    }

    /** A checksum of {@link #encoded()}. */
    public int hash() {
        encoded();
        return hash;
    }

    private synchronized byte[] encode() {
        if (encoded == null) {
            byte[] bytes = encoder.encode(unencoded);
            CRC32C sum = new CRC32C();
            sum.update(bytes);
            hash = (int) sum.getValue();
            unencoded = null;
            encoded = bytes; // last: whoever sees it sees the checksum
        }
        return encoded;
    }
}
