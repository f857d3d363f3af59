package org.frontlinemap.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Lets clients ask whether what they have is still what they would get. */
@Configuration(proxyBeanMethods = false)
class ResponseFilters {

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        ShallowEtagHeaderFilter weak = new ShallowEtagHeaderFilter() {
            /** A stream must not be held back until it ends. */
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                String accept = request.getHeader(HttpHeaders.ACCEPT);
                return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
            }
        };
        weak.setWriteWeakETag(true); // Tomcat does not compress what has a strong one
        FilterRegistrationBean<ShallowEtagHeaderFilter> filter = new FilterRegistrationBean<>(weak);
        filter.addUrlPatterns("/", "/api", "/theatre", "/claimants", "/conformance", "/collections/*", "/downloads/*",
                "/rules", "/changes", "/corrections", "/comparison", "/statistics", "/timeline");
        return filter;
    }
}
