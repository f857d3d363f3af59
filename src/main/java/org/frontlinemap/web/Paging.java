package org.frontlinemap.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.snapshot.Page;

/** Pages by key: the next page starts after the last item of this one, at the same pinned reading. */
public final class Paging {

    /** Id of the last item of the page before. */
    public static final String AFTER = "after";
    /** Most items of a page. */
    public static final String LIMIT = "limit";

    private static final int USUAL = 1_000;
    private static final int MOST = 10_000;

    private Paging() {
    }

    /**
     * The page after an id of a list, and whether others follow it.
     *
     * @throws RequestException if the id is none of the list
     */
    public static <T> Page<T> after(List<T> all, Function<T, String> id, String after, int limit) {
        int start = 0;
        if (after != null) {
            while (start < all.size() && !id.apply(all.get(start)).equals(after)) {
                start++;
            }
            if (start == all.size()) {
                throw RequestException.badParameter(AFTER, after, "is no item of this reading");
            }
            start++;
        }
        int end = Math.min(all.size(), start + limit);
        return new Page<>(all.subList(start, end), all.size(), end < all.size());
    }

    /** More than {@value #MOST} is taken as that, as OGC API - Features wants it. */
    public static int limit(QueryParameters query) {
        return (int) Math.min(MOST, query.number(LIMIT, 1, Long.MAX_VALUE, USUAL));
    }

    /**
     * The links of a page.
     *
     * @param pin  the reading, absolute
     * @param last id of the last item if others follow it; else null
     */
    public static List<Link> links(Addresses addresses, String collection, QueryParameters query, Map<String, String> pin,
            String last) {
        List<Link> links = new ArrayList<>();
        links.add(addresses.self(Addresses.GEO_JSON));
        links.add(Answers.canonical(Addresses.GEO_JSON, addresses.again(Answers.joined(query.given(), pin))));
        if (last != null) {
            Map<String, String> next = new LinkedHashMap<>(pin);
            next.put(AFTER, last);
            links.add(new Link("next", Addresses.GEO_JSON, "Next page",
                    addresses.again(Answers.joined(query.given(), next))));
        }
        links.add(new Link("collection", "application/json", "The collection",
                addresses.of("/collections/{id}", collection)));
        return links;
    }

    /** A list of names with some more. */
    public static List<String> with(List<String> some, String... others) {
        return with(some, List.of(others));
    }

    /** Two lists of names as one. */
    public static List<String> with(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }
}
