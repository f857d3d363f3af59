package org.frontlinemap.changes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.frontlinemap.format.AmendmentsJson;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.snapshot.Amendment;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.AtPosition;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.QueryParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /corrections}: what we had wrong, newest first. */
@RestController
class Corrections {

    private static final String JSON = "application/json";
    private static final List<String> PARAMETERS = List.of("position", Paging.AFTER, Paging.LIMIT);

    private final Snapshots snapshots;

    Corrections(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @GetMapping("/corrections")
    ResponseEntity<byte[]> corrections(HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, PARAMETERS);
        long position = AtPosition.of(query, snapshot).position();
        Page<Amendment> page = Paging.after(snapshot.amendments(position),
                amendment -> Long.toString(amendment.position()), query.text(Paging.AFTER), Paging.limit(query));
        Addresses addresses = new Addresses(request);
        Map<String, String> pinned =
                Answers.joined(query.given(), Map.of("position", Long.toString(position)));
        List<Link> links = new ArrayList<>();
        links.add(addresses.self(JSON));
        links.add(Answers.canonical(JSON, addresses.again(pinned)));
        if (page.more()) {
            String last = Long.toString(page.items().get(page.items().size() - 1).position());
            links.add(new Link("next", JSON, "Next page",
                    addresses.again(Answers.joined(pinned, Map.of(Paging.AFTER, last)))));
        }
        return Answers.of(JSON, query.has("position"),
                out -> AmendmentsJson.write(out, position, links, page));
    }
}
