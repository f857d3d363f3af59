package org.frontlinemap.geodata.theatre;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * The conflict that a server serves and all that is specific to it.
 *
 * @param id             slug
 * @param name           by language (BCP 47), as all texts here
 * @param timeZone       IANA zone in which bare dates are read
 * @param invasionDate   populations up to and including this day are "before"
 * @param staleAfter     ISO 8601 period of days; a verdict whose newest report is older is stale
 * @param parties        those who hold or claim settlements; at least two
 * @param controls       how {@code contested}, {@code none} and {@code unknown} are drawn
 * @param defaultView    what the page opens on
 * @param defaultDate    the day the page opens on; null for today
 * @param firstDate      where the page's date control starts
 * @param lastDate       where it ends; null for today
 * @param disclaimer     shown on the page, by language
 * @param boundaryPolicy which borders the base map draws and why, by language
 * @param attribution    whom the shipped data is owed to
 * @param stories        ids of the page's stories that the theatre's data tells; empty for none
 */
public record Theatre(String id, Map<String, String> name, String timeZone, LocalDate invasionDate, String staleAfter,
        List<Party> parties, Map<String, Symbol> controls, View defaultView, LocalDate defaultDate,
        LocalDate firstDate, LocalDate lastDate, Map<String, String> disclaimer, Map<String, String> boundaryPolicy,
        List<Attribution> attribution, List<String> stories) {

    public Theatre {
        Check.slug("id", id);
        name = texts("name", name);
        Check.present("time_zone", timeZone);
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw new InvalidRecordException("time_zone", timeZone, "must be an IANA time zone");
        }
        Check.present("invasion_date", invasionDate);
        try {
            Period.parse(Check.present("stale_after", staleAfter));
        } catch (DateTimeException malformed) {
            throw new InvalidRecordException("stale_after", staleAfter, "must be an ISO 8601 period such as P30D");
        }
        parties = Check.list("parties", parties);
        Set<String> ids = new HashSet<>();
        for (Party party : parties) {
            if (!ids.add(party.id())) {
                throw new InvalidRecordException("parties", party.id(), "must have distinct ids");
            }
        }
        if (parties.size() < 2) {
            throw new InvalidRecordException("parties", ids.toString(), "must be at least two");
        }
        controls = Map.copyOf(Check.present("controls", controls));
        if (!controls.keySet().equals(Set.of("contested", "none", "unknown"))) {
            throw new InvalidRecordException("controls", controls.keySet().toString(),
                    "must be contested, none and unknown");
        }
        Check.present("default_view", defaultView);
        Check.present("first_date", firstDate);
        disclaimer = texts("disclaimer", disclaimer);
        boundaryPolicy = texts("boundary_policy", boundaryPolicy);
        attribution = Check.list("attribution", attribution);
        stories = Check.list("stories", stories);
        stories.forEach(story -> Check.slug("stories", story));
    }

    /** The zone in which bare dates are read. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    public boolean hasParty(String party) {
        return parties.stream().anyMatch(p -> p.id().equals(party));
    }

    private static Map<String, String> texts(String field, Map<String, String> texts) {
        Check.present(field, texts);
        if (!texts.containsKey("en")) {
            throw new InvalidRecordException(field, texts.keySet().toString(), "must have an English text");
        }
        return Map.copyOf(texts);
    }

    /** One side of the conflict. Hatch and shape tell it apart without colour. */
    public record Party(String id, Map<String, String> name, String color, String hatch, String shape) {
        public Party {
            Check.slug("parties.id", id);
            if (Set.of("contested", "none", "unknown", "independent").contains(id)) {
                throw new InvalidRecordException("parties.id", id, "is a reserved word");
            }
            name = texts("parties.name", name);
            new Symbol(color, hatch, shape);
        }
    }

    /** How a control is drawn. */
    public record Symbol(String color, String hatch, String shape) {
        private static final Set<String> HATCHES = Set.of("none", "diagonal", "cross", "dots");
        private static final Set<String> SHAPES = Set.of("circle", "square", "diamond", "triangle", "ring");

        public Symbol {
            if (!Check.present("color", color).matches("#[0-9A-Fa-f]{6}")) {
                throw new InvalidRecordException("color", color, "must be #RRGGBB");
            }
            if (!HATCHES.contains(Check.present("hatch", hatch))) {
                throw new InvalidRecordException("hatch", hatch, "must be one of " + HATCHES);
            }
            if (!SHAPES.contains(Check.present("shape", shape))) {
                throw new InvalidRecordException("shape", shape, "must be one of " + SHAPES);
            }
        }
    }

    /** Centre in degrees (WGS 84) and web map zoom level, 0 to 20. */
    public record View(double lon, double lat, int zoom) {
        public View {
            if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && zoom >= 0 && zoom <= 20)) {
                throw new InvalidRecordException("default_view", lon + "," + lat + "," + zoom,
                        "must be a longitude, a latitude and a zoom from 0 to 20");
            }
        }
    }

    /** Whom which part of the data is owed to, and under what licence (SPDX id where there is one). */
    public record Attribution(String text, String url, String licence, String covers) {
        public Attribution {
            Check.text("attribution.text", text, 300);
        }
    }
}
