package org.frontlinemap.importing.areas;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.importing.reading.UnreadableFileException;

/** Takes the features of one file, each an area of some moment, a thing that is never kept, or rejected. */
final class AreaFile {

    private static final long MOST_VERTICES = 5_000_000;
    /** Most classes of an import that its profile does not name. */
    private static final int MOST_UNNAMED = 20;
    private static final int MOST_AREAS = 50_000;
    /** Most different things that notices of one import are about. */
    static final int MOST_REMEMBERED = 1_000;

    private final SourceFile file;
    private final AreaProfile profile;
    private final String claimant;
    private final Outlines outlines;
    private final WatchedIntake intake;
    private final Set<String> told;
    private final Set<String> unnamed;
    private final SortedMap<Instant, Moment> moments = new TreeMap<>();
    private long vertices;
    private int areas;
    private boolean whole = true;

    /**
     * @param claimant whose statements they are where the profile does not say
     * @param told     what notices of this import were about already
     * @param unnamed  classes of this import that the profile does not name
     */
    AreaFile(SourceFile file, AreaProfile profile, String claimant, Outlines outlines, Intake intake,
            Set<String> told, Set<String> unnamed) {
        this.unnamed = unnamed;
        this.file = file;
        this.profile = profile;
        this.claimant = claimant;
        this.outlines = outlines;
        this.intake = new WatchedIntake(intake);
        this.told = told;
    }

    /**
     * Reads all features.
     *
     * @return the moments there are areas of, earliest first
     */
    Collection<Moment> moments(AreaSource source) throws IOException {
        while (true) {
            long rejections = intake.rejections();
            AreaSource.AreaFeature feature = source.next(intake);
            // what was no feature may have been an area of any moment
            whole &= intake.rejections() == rejections;
            if (feature == null) {
                break;
            }
            intake.accepted(0);
            take(feature);
        }
        if (!whole) {
            moments.values().forEach(Moment::lack);
        }
        return moments.values();
    }

    private void take(AreaSource.AreaFeature feature) {
        try {
            Shape shape = feature.shape();
            drop("point", shape.points());
            drop("line", shape.lines());
            if (!shape.polygons().isEmpty()) {
                take(feature, shape);
            } else if (shape.points() + shape.lines() == 0) {
                drop("empty_geometry", 1);
            }
        } catch (InvalidRecordException fault) {
            intake.reject(feature.rejection(fault.field(), fault.value(), fault.problem()));
            try {
                moment(profile.dates().of(file.name(), feature::text)).lack();
            } catch (InvalidRecordException undated) {
                whole = false;
            }
        }
    }

    private void take(AreaSource.AreaFeature feature, Shape shape) {
        vertices += shape.vertices();
        if (vertices > MOST_VERTICES || ++areas > MOST_AREAS) {
            throw unreadable("holds more than " + MOST_AREAS + " areas or " + MOST_VERTICES + " vertices");
        }
        Outlines.Made made = outlines.make(shape, () -> intake.accepted(0));
        drop("foreign_area", made.foreign());
        if (made.outline() == null) {
            return;
        }
        String name = className(feature);
        AreaProfile.ClassRule rule = profile.rule(name, file.name()).orElse(null);
        if (rule != null && rule.control() == null) {
            drop("left_out", 1);
            return;
        }
        String label = Check.optionalText(classField(), name, Report.LABEL_LENGTH);
        TimeSpan valid = profile.dates().of(file.name(), feature::text);
        if (rule == null) {
            requireFewUnnamed(name);
            tell(feature, "class:" + name, "the class \"" + name + "\" is not in the profile: its areas say nothing of"
                    + " who holds them, settlements in them are unknown");
            rule = new AreaProfile.ClassRule(Control.UNKNOWN, Basis.ASSESSED, null, null);
        }
        if (made.mending() != null) {
            tell(feature, made.outline().sha256(), "an area of class \"" + name + "\" " + made.mending());
        }
        Area area = new Area(made.outline(), label, rule.control(), rule.basis());
        if (!moment(valid).add(rule.claimant() == null ? claimant : rule.claimant(), area)) {
            throw unreadable("holds more than " + Moment.MOST_AREAS + " areas or " + Moment.MOST_VERTICES
                    + " vertices for " + valid.text());
        }
    }

    /** Labels are published: those of a property that holds something else than classes must not be. */
    private void requireFewUnnamed(String name) {
        if (unnamed.add(name) && unnamed.size() > MOST_UNNAMED) {
            throw unreadable("cannot be taken: " + (profile.classProperty() != null
                    ? "class_property " + profile.classProperty() : profile.layerProperty() != null
                    ? "layer_property " + profile.layerProperty() : "the name of the layer") + " holds " + unnamed.size()
                    + " different values that the profile does not name: is it the right property?");
        }
    }

    private Moment moment(TimeSpan valid) {
        return moments.computeIfAbsent(valid.latest(), latest -> new Moment(valid));
    }

    /** The whole name of a feature's class; empty if it has none. */
    private String className(AreaSource.AreaFeature feature) {
        String name = profile.classProperty() == null ? null : feature.text(profile.classProperty());
        if ((name == null || name.isBlank()) && profile.layerProperty() != null) {
            name = feature.text(profile.layerProperty());
        }
        if (profile.classProperty() == null && profile.layerProperty() == null) {
            name = feature.layer();
        }
        return name == null ? "" : name.strip();
    }

    private String classField() {
        return profile.classProperty() != null ? profile.classProperty()
                : profile.layerProperty() != null ? profile.layerProperty() : "layer";
    }

    private void drop(String kind, int count) {
        if (count > 0) {
            intake.dropped(kind, count);
        }
    }

    /** Gives a notice once an import. */
    private void tell(AreaSource.AreaFeature feature, String subject, String message) {
        if (told.size() < MOST_REMEMBERED && told.add(subject)) {
            intake.notice(new Intake.Notice(file.name(), feature.line(), message));
        }
    }

    private static UnreadableFileException unreadable(String problem) {
        return new UnreadableFileException("the file " + problem, 0, null);
    }
}
