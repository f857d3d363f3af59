package org.frontlinemap.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Lets clients ask whether what they have is still what they would get. */
@Configuration(proxyBeanMethods = false)
class ResponseFilters {

    private static final String[] READ = {"/", "/api", "/theatre", "/claimants", "/conformance", "/collections/*",
        "/downloads/*", "/rules", "/changes", "/corrections", "/comparison", "/statistics", "/timeline"};
    private static final List<String> TYPES = List.of(MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE);

    /** What has a tag of its own, and is better not held back to be given another. */
    private static final Pattern TAGGED = Pattern.compile("/collections/settlements/(tiles/|timelines$)");

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        ShallowEtagHeaderFilter weak = new ShallowEtagHeaderFilter() {
            /** A stream must not be held back until it ends. */
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return isStream(request) || TAGGED.matcher(request.getRequestURI()).find();
            }
        };
        weak.setWriteWeakETag(true); // Tomcat does not compress what has a strong one
        FilterRegistrationBean<ShallowEtagHeaderFilter> filter = new FilterRegistrationBean<>(weak);
        filter.addUrlPatterns(READ);
        return filter;
    }

    /** {@code If-None-Match: *}: whoever has anything at all of what is there has it. */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> anyEtag() {
        FilterRegistrationBean<OncePerRequestFilter> filter = new FilterRegistrationBean<>(new OncePerRequestFilter() {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return !"*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH)) || isStream(request)
                        || !List.of("GET", "HEAD").contains(request.getMethod());
            }

            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
                chain.doFilter(request, held);
                if (held.getStatus() == HttpStatus.OK.value()) {
                    response.setStatus(HttpStatus.NOT_MODIFIED.value());
                } else {
                    held.copyBodyToResponse();
                }
            }
        });
        filter.addUrlPatterns(READ);
        filter.addUrlPatterns("/app/*", "/basemap/*", "/webjars/*");
        filter.setOrder(Ordered.LOWEST_PRECEDENCE - 1); // round the one above
        return filter;
    }

    private static boolean isStream(HttpServletRequest request) {
        return Accepted.best(request, TYPES, "").equals(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
}
