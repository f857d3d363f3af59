package org.frontlinemap.tiling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsMvt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.frontlinemap.server.RunningServer.Answer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A vector tile as somebody else's reader reads it.
 *
 * @param features of the settlements' layer, by id, in their order
 * @param leftOut  what the other layer counts; 0 if there is none
 */
record DecodedTile(Map<String, Feature> features, long leftOut) {

    static final DecodedTile EMPTY = new DecodedTile(Map.of(), 0);

    record Feature(List<Coordinate> points, Map<?, ?> attributes) {
    }

    /** The tile in an answer, which must be one. */
    static DecodedTile of(Answer answer) {
        if (answer.status() == 204) {
            assertThat(answer.response().body()).isEmpty();
            return EMPTY;
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.mapbox-vector-tile");
        JtsMvt tile;
        try {
            tile = MvtReader.loadMvt(new ByteArrayInputStream(answer.response().body()), new GeometryFactory(),
                    new TagKeyValueMapConverter());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        assertThat(tile.getLayersByName().keySet()).isSubsetOf("settlements", "left_out");
        Map<String, Feature> features = new LinkedHashMap<>();
        for (Geometry geometry : geometries(tile, "settlements")) {
            Map<?, ?> attributes = (Map<?, ?>) geometry.getUserData();
            Feature feature = new Feature(Stream.of(geometry.getCoordinates()).map(Coordinate::new).toList(), attributes);
            assertThat(features.put((String) attributes.get("id"), feature)).isNull();
        }
        long leftOut = 0;
        for (Geometry geometry : geometries(tile, "left_out")) {
            assertThat(geometry.getCoordinates()).containsExactly(new Coordinate(2048, 2048));
            leftOut += ((Number) ((Map<?, ?>) geometry.getUserData()).get("count")).longValue();
        }
        return new DecodedTile(features, leftOut);
    }

    private static List<Geometry> geometries(JtsMvt tile, String name) {
        JtsLayer layer = tile.getLayer(name);
        if (layer == null) {
            return List.of();
        }
        assertThat(layer.getExtent()).isEqualTo(4096);
        assertThat(layer.getGeometries()).isNotEmpty();
        return List.copyOf(layer.getGeometries());
    }
}
