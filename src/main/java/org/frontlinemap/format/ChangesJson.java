package org.frontlinemap.format;

import java.io.OutputStream;
import java.util.List;
import org.frontlinemap.geodata.snapshot.Axis;
import org.frontlinemap.geodata.snapshot.Change;

/** Changes of verdicts as JSON. Thread-safe. */
public final class ChangesJson {

    private ChangesJson() {
    }

    /** A page of changes, newest first. */
    public static void write(OutputStream out, Heading heading, Axis axis, int matched, List<Change> changes) {
        JsonOutput.write(out, json -> json.object(() -> {
            json.word("axis", axis);
            Headings.write(json, heading);
            json.number("numberMatched", matched);
            json.number("numberReturned", changes.size());
            json.array("changes", changes, change -> change(json, change));
        }));
    }

    /** What an event says: the position reached and what changed on the way. */
    public static void event(OutputStream out, long position, List<Change> changes, int amendments) {
        JsonOutput.write(out, json -> json.object(() -> {
            json.number("position", position);
            json.array("changes", changes, change -> change(json, change));
            json.number("corrections", amendments);
        }));
    }

    /** Unique within one reading and axis: the settlement's id and where the change came. */
    public static String id(Change change) {
        return change.settlement().id() + "@"
                + (change.step().at() == null ? change.step().position() : change.step().at().toString());
    }

    private static void change(JsonOutput json, Change change) {
        boolean byPosition = change.step().at() == null;
        json.object(() -> {
            json.text("id", id(change));
            json.text("settlement", change.settlement().id());
            SettlementProperties.place(json, change.settlement());
            json.time("at", change.step().at());
            if (byPosition) {
                json.number("position", change.step().position());
            } else {
                json.nothing("position");
            }
            json.object("before", () -> VerdictJson.write(json, "", change.before()));
            json.object("after", () -> VerdictJson.write(json, "", change.step().verdict()));
            json.word("cause", change.cause());
            json.array("reports", change.step().reports(), id -> json.item(id.toString()));
            json.text("reason", change.reason());
            json.time("recorded_at", change.recorded());
        });
    }
}
