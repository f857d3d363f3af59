package org.frontlinemap.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.springframework.stereotype.Component;

/** Reads requests for a reading against the newest snapshot. Thread-safe. */
@Component
public class Readings {

    private final Snapshots snapshots;
    private final Clock clock;

    Readings(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * Reads a request for what a rule decides.
     *
     * @param parameters all that the address takes
     * @throws RequestException if it gives others, or one that cannot be read
     */
    public Asked ask(HttpServletRequest request, List<String> parameters) {
        return ask(request, parameters, Set.of());
    }

    /** @param lists those of the parameters that may be given empty */
    public Asked ask(HttpServletRequest request, List<String> parameters, Set<String> lists) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, parameters, lists);
        return new Asked(new Addresses(request), query, snapshot, Reading.of(query, snapshot, clock), true);
    }

    /** The same for what no rule decides: one is taken all the same. */
    public Asked askUnruled(HttpServletRequest request, List<String> parameters) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, parameters);
        return new Asked(new Addresses(request), query, snapshot, Reading.unruled(query, snapshot, clock), false);
    }

    /** A second reading that a request asks for by the same parameters after a prefix. */
    public Reading second(Asked asked, String prefix) {
        return Reading.second(asked.query(), prefix, asked.reading(), asked.snapshot(), clock);
    }
}
