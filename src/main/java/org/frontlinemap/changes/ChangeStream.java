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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /changes} as Server-Sent Events that follow the ledger's position. */
@RestController
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

    @GetMapping(path = "/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
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
        long from = query.number("from", 0, snapshot.position(), snapshot.position());
        Follower follower = new Follower(snapshots, clock, datetime, known, rule, resumedAt(request, snapshot, from));
        if (!followers.add(follower)) {
            throw new RequestException(HttpStatus.SERVICE_UNAVAILABLE, "Accept", MediaType.TEXT_EVENT_STREAM_VALUE,
                    "is followed by as many as this server can serve; try again later");
        }
        return follower.emitter();
    }

    private static long resumedAt(HttpServletRequest request, Snapshot snapshot, long otherwise) {
        String last = request.getHeader(LAST_EVENT);
        if (last == null || !last.matches("\\d{1,18}")) {
            return otherwise;
        }
        return Math.min(Long.parseLong(last), snapshot.position());
    }
}
