package org.frontlinemap.landing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.frontlinemap.web.QueryParameters;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /rules}: each rule in a paragraph, in every language of the page. */
@RestController
class RulesDocument {

    @GetMapping("/rules")
    ResponseEntity<byte[]> rules(HttpServletRequest request) throws IOException {
        new QueryParameters(request, List.of());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).header("Cache-Control", "no-cache")
                .body(new ClassPathResource("rules.json").getContentAsByteArray());
    }
}
