package org.frontlinemap.importing.areas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.time.TimeSpan;

/** The areas that a file gives for one moment, by who says so. Not thread-safe. */
final class Moment {

    /** Most vertices that are kept of one moment: what fits into one entry of the ledger. */
    static final int MOST_VERTICES = 1_000_000;

    /** Most areas of one moment. */
    static final int MOST_AREAS = 5_000;

    private final TimeSpan valid;
    private final Map<String, List<Area>> areas = new LinkedHashMap<>();
    private int vertices;
    private int count;
    private boolean whole = true;

    Moment(TimeSpan valid) {
        this.valid = valid;
    }

    TimeSpan valid() {
        return valid;
    }

    /** Adds what a claimant says; false if that would be too much for one moment. */
    boolean add(String claimant, Area area) {
        vertices += area.outline().geometry().getNumPoints();
        if (vertices > MOST_VERTICES || ++count > MOST_AREAS) {
            return false;
        }
        areas.computeIfAbsent(claimant, id -> new ArrayList<>()).add(area);
        return true;
    }

    /** Areas of one claimant, in the file's order. */
    List<Area> areas(String claimant) {
        return areas.getOrDefault(claimant, List.of());
    }

    /** How many areas there are. */
    int size() {
        return count;
    }

    /** Says that an area of this moment could not be taken. */
    void lack() {
        whole = false;
    }

    /** Whether all areas of this moment could be taken, so that what lies in none of them lies outside. */
    boolean isWhole() {
        return whole;
    }
}
