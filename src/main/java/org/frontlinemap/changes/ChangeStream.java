package org.frontlinemap.changes;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;
import org.frontlinemap.web.AtPosition;
import org.frontlinemap.web.Interval;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.RequestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@link Changes} as Server-Sent Events that follow the ledger's position. */
@Component
class ChangeStream {

    private static final List<String> PARAMETERS = List.of("axis", "from", "datetime", "known", "rule", "without");
    private static final String LAST_EVENT = "Last-Event-ID";

    private final Snapshots snapshots;
    private final Clock clock;
    private final Followers followers;

    ChangeStream(Snapshots snapshots, Clock clock, Followers followers) {
        this.snapshots = snapshots;
        this.clock = clock;
        this.followers = followers;
    }

    /** The stream that a request asks for; null if it asks for the headers alone. */
    SseEmitter follow(HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, PARAMETERS);
        if (query.has("axis") && !query.text("axis").equals("position")) {
            throw RequestException.badParameter("axis", query.text("axis"), "must be position for a stream");
        }
        AtPosition at = new AtPosition(snapshot, snapshot.position());
        Interval moment = at.moment(query, "datetime", clock.instant());
        Instant datetime = moment.isFixed() ? moment.until() : null;
        Instant known = at.end(query, "known", null);
        Rule rule = Rules.without(at.rule(query, "rule"), at.claimants(query, "without"));
        Resumed resumed = Resumed.of(request, query, snapshot);
        if (request.getMethod().equals("HEAD")) {
            return null;
        }
        Follower follower = new Follower(snapshots, clock, datetime, known, rule, ClientAddress.of(request),
                resumed.position(), resumed.missed());
        if (!followers.add(follower)) {
            throw new RequestException(HttpStatus.SERVICE_UNAVAILABLE, "Accept", MediaType.TEXT_EVENT_STREAM_VALUE,
                    "is followed by as many as this server can serve; try again later");
        }
        return follower.emitter();
    }

    /**
     * Where a stream starts.
     *
     * @param missed whether that is not where the client had been: its place is unknown here
     */
    private record Resumed(long position, boolean missed) {

        static Resumed of(HttpServletRequest request, QueryParameters query, Snapshot snapshot) {
            String last = request.getHeader(LAST_EVENT);
            if (last == null || last.isBlank()) {
                return new Resumed(query.number("from", 0, snapshot.position(), snapshot.position()), false);
            }
            query.number("from", 0, Long.MAX_VALUE, 0); // may be as wrong as the place is
            long position = last.matches("[0-9]{1,18}") ? Long.parseLong(last) : Long.MAX_VALUE;
            return position > snapshot.position() ? new Resumed(snapshot.position(), true) : new Resumed(position, false);
        }
    }
}
