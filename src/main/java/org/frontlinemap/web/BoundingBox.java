package org.frontlinemap.web;

import java.util.List;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;

/** Reads {@code bbox} as OGC API - Features has it. */
public final class BoundingBox {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d++\\.?\\d*+|\\.\\d++)([eE][+-]?\\d{1,3})?");
    private static final int NUMBER_LENGTH = 40;

    private BoundingBox() {
    }

    /**
     * Reads four numbers (west, south, east, north, in degrees, WGS 84, longitude first) or six (with heights after
     * each pair, which are left out of account). West greater than east crosses the antimeridian.
     *
     * @return one box or, across the antimeridian, two; null for null
     * @throws RequestException if it is no such box
     */
    public static List<Envelope> parse(String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw refused(text, "must be four or six numbers: west,south,east,north");
        }
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = number(text, parts[i].strip());
        }
        int half = parts.length / 2;
        double west = numbers[0];
        double south = numbers[1];
        double east = numbers[half];
        double north = numbers[half + 1];
        if (Math.abs(west) > 180 || Math.abs(east) > 180) {
            throw refused(text, "must have longitudes from -180 to 180");
        }
        if (Math.abs(south) > 90 || Math.abs(north) > 90) {
            throw refused(text, "must have latitudes from -90 to 90");
        }
        if (south > north) {
            throw refused(text, "must not have its south above its north");
        }
        if (west <= east) {
            return List.of(new Envelope(west, east, south, north));
        }
        return List.of(new Envelope(west, 180, south, north), new Envelope(-180, east, south, north));
    }

    private static double number(String text, String part) {
        if (part.length() <= NUMBER_LENGTH && NUMBER.matcher(part).matches()) {
            double number = Double.parseDouble(part);
            if (Double.isFinite(number)) {
                return number;
            }
        }
        throw refused(text, "must be numbers of at most " + NUMBER_LENGTH + " characters");
    }

    private static RequestException refused(String text, String detail) {
        return RequestException.badParameter("bbox", text, detail);
    }
}
