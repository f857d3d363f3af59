package org.frontlinemap.importing;

import java.util.HashMap;
import java.util.Map;
import org.frontlinemap.geodata.InvalidRecordException;

/** How many reports one import comes to, none of which is more than it may. For one reading. */
final class ReportCaps {

    private final ImportSettings settings;
    private final Map<String, Long> ofOne = new HashMap<>();
    private long all;

    ReportCaps(ImportSettings settings) {
        this.settings = settings;
    }

    /** The files come to more reports than one import may. */
    static final class TooManyException extends RuntimeException {
        private TooManyException(long most) {
            super("the files come to more than " + most + " reports, the most that one import may bring"
                    + " (frontline.imports.most-rows): bring them in parts");
        }
    }

    /**
     * Counts one more.
     *
     * @throws InvalidRecordException if there are as many on the settlement as there may be
     * @throws TooManyException       if there are as many as there may be
     */
    void count(String settlement) {
        if (ofOne.getOrDefault(settlement, 0L) >= settings.mostOfOne()) {
            throw new InvalidRecordException("settlement", settlement, "has " + settings.mostOfOne()
                    + " reports of this import already, the most that one import may bring on one settlement"
                    + " (frontline.imports.most-of-one)");
        }
        if (++all > settings.mostRows()) {
            throw new TooManyException(settings.mostRows());
        }
        ofOne.merge(settlement, 1L, Long::sum);
    }
}
