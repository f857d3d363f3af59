package org.frontlinemap.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.frontlinemap.web.QueryParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /session}: whom a token speaks for and what it may do. */
@RestController
class Session {

    @GetMapping("/session")
    ResponseEntity<Map<String, Object>> session(Authentication holder, HttpServletRequest request) {
        new QueryParameters(request, List.of());
        List<String> scopes = holder.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith("SCOPE_"))
                .map(authority -> authority.substring("SCOPE_".length())).sorted().toList();
        return ResponseEntity.ok().header("Cache-Control", "no-store")
                .body(Map.of("author", holder.getName(), "scopes", scopes));
    }
}
