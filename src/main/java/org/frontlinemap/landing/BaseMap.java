package org.frontlinemap.landing;

import java.io.IOException;
import java.util.Set;
import org.frontlinemap.seeding.TheatreFolder;
import org.frontlinemap.web.RequestException;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /basemap/{name}.geojson}: outlines that the theatre's folder brings for the map's own base layer. */
@RestController
class BaseMap {

    private static final Set<String> LAYERS = Set.of("countries", "oblasts");

    private final TheatreFolder folder;

    BaseMap(TheatreFolder folder) {
        this.folder = folder;
    }

    @GetMapping("/basemap/{name}.geojson")
    ResponseEntity<byte[]> layer(@PathVariable String name) throws IOException {
        Resource file = LAYERS.contains(name) ? folder.file("basemap/" + name + ".geojson") : null;
        if (file == null || !file.exists()) {
            throw RequestException.notFound("name", name, "is no layer of the base map");
        }
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/geo+json"))
                .header("Cache-Control", "public, max-age=86400").body(file.getContentAsByteArray());
    }
}
