package org.frontlinemap.browsing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontlinemap.format.Link;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.QueryParameters;

/** Pages by key: the next page starts after the last item of this one, at the same pinned reading. */
final class Paging {

    static final String AFTER = "after";
    static final String LIMIT = "limit";

    private static final int USUAL = 1_000;
    private static final int MOST = 10_000;

    private Paging() {
    }

    /** More than {@value #MOST} is taken as that, as OGC API - Features wants it. */
    static int limit(QueryParameters query) {
        return (int) Math.min(MOST, query.number(LIMIT, 1, Long.MAX_VALUE, USUAL));
    }

    /**
     * The links of a page.
     *
     * @param pin  the reading, absolute
     * @param last id of the last item if others follow it; else null
     */
    static List<Link> links(Addresses addresses, String collection, QueryParameters query, Map<String, String> pin,
            String last) {
        List<Link> links = new ArrayList<>();
        links.add(addresses.self(Addresses.GEO_JSON));
        links.add(new Link("canonical", Addresses.GEO_JSON, "This answer, for ever",
                addresses.again(Answers.joined(query.given(), pin))));
        if (last != null) {
            Map<String, String> next = new HashMap<>(pin);
            next.put(AFTER, last);
            links.add(new Link("next", Addresses.GEO_JSON, "Next page",
                    addresses.again(Answers.joined(query.given(), next))));
        }
        links.add(new Link("collection", "application/json", "The collection",
                addresses.of("/collections/{id}", collection)));
        return links;
    }

    static List<String> with(List<String> some, String... others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(others));
        return List.copyOf(all);
    }
}
