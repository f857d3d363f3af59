package org.frontlinemap.importing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.frontlinemap.format.Link;
import org.frontlinemap.web.Addresses;

/** Where to go from an import. */
final class ImportLinks {

    private ImportLinks() {
    }

    static String self(ImportJson json, HttpServletRequest request) {
        return new Addresses(request).of("/imports/{id}", json.id());
    }

    /** @param whole whether the client may see more than what is public */
    static List<Link> of(ImportJson json, boolean whole, HttpServletRequest request) {
        Addresses addresses = new Addresses(request);
        List<Link> links = new ArrayList<>();
        links.add(new Link("self", "application/json", "This import", self(json, request)));
        if (whole && json.job() != null) {
            links.add(new Link("events", "text/event-stream", "Its progress",
                    addresses.of("/imports/{id}/events", json.id())));
            links.add(new Link("rejected", null, "The rows that were rejected, to be mended and brought again",
                    addresses.of("/imports/{id}/rejected", json.id())));
            links.add(new Link("report", "application/json", "All there is to tell",
                    addresses.of("/imports/{id}/report", json.id())));
        }
        return links;
    }
}
