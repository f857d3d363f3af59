package org.frontlinemap.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Lets clients ask whether what they have is still what they would get. */
@Configuration(proxyBeanMethods = false)
class ResponseFilters {

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        ShallowEtagHeaderFilter weak = new ShallowEtagHeaderFilter();
        weak.setWriteWeakETag(true); // Tomcat does not compress what has a strong one
        FilterRegistrationBean<ShallowEtagHeaderFilter> filter = new FilterRegistrationBean<>(weak);
        filter.addUrlPatterns("/", "/api", "/theatre", "/claimants", "/conformance", "/collections/*", "/downloads/*");
        return filter;
    }
}
