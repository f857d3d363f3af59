package org.frontlinemap.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.frontlinemap.web.ProblemBody;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/**
 * Anyone may read, save what imports were about that is not recorded; that and writing need a bearer token of the
 * scope {@value AccessTokens#REPORT}.
 */
@Configuration(proxyBeanMethods = false)
class Security {

    private static final String MAY_REPORT = "SCOPE_" + AccessTokens.REPORT;
    private static final String CHALLENGE = "Bearer realm=\"frontline-map\"";

    private final JsonMapper json = new JsonMapper();

    @Bean
    OpaqueTokenIntrospector introspector(AccessTokens tokens) {
        return token -> tokens.find(token)
                .map(holder -> new DefaultOAuth2AuthenticatedPrincipal(holder.author(),
                        Map.of("sub", holder.author(), "scope", List.copyOf(holder.scopes())),
                        AuthorityUtils.createAuthorityList(
                                holder.scopes().stream().map(scope -> "SCOPE_" + scope).toList())))
                .orElseThrow(() -> new BadOpaqueTokenException("no such token"));
    }

    @Bean
    SecurityFilterChain filters(HttpSecurity http, OpenDoorway doorway) throws Exception {
        return http
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> { })
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/session").authenticated()
                        .requestMatchers("/imports/*/events", "/imports/*/rejected", "/imports/*/report")
                        .hasAuthority(MAY_REPORT)
                        .requestMatchers(HttpMethod.GET, "/**").permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/**").permitAll()
                        .requestMatchers(HttpMethod.OPTIONS, "/**").permitAll()
                        .anyRequest().hasAuthority(MAY_REPORT))
                .oauth2ResourceServer(server -> server.opaqueToken(opaque -> { })
                        .authenticationEntryPoint((request, response, refused) -> problem(response,
                                HttpStatus.UNAUTHORIZED, refused.getMessage().contains("no such token")
                                        ? "The token is not valid here" : "This needs a bearer token"))
                        .accessDeniedHandler((request, response, refused) -> problem(response, HttpStatus.FORBIDDEN,
                                "The token may not do this")))
                .headers(headers -> headers.defaultsDisabled().addHeaderWriter(doorway))
                .build();
    }

    private void problem(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", CHALLENGE);
        }
        response.getOutputStream().write(json.writeValueAsBytes(ProblemBody.of(status, detail, List.of())));
    }
}
