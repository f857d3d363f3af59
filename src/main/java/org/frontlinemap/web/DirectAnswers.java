package org.frontlinemap.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;

/** Lets {@link Direct} answer what it can of what anyone may read, before everything else. */
@Configuration(proxyBeanMethods = false)
class DirectAnswers {

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    @Bean
    FilterRegistrationBean<HttpFilter> directAnswersFilter(ObjectProvider<Direct> all, Doorway doorway) {
        List<Direct> direct = all.orderedStream().toList();
        FilterRegistrationBean<HttpFilter> filter = new FilterRegistrationBean<>(new HttpFilter() {
            @Override
            protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws IOException, ServletException {
                DirectAnswer answer = doorway.isOpenTo(request) ? answer(request, direct) : null;
                if (answer == null) {
                    chain.doFilter(request, response);
                } else {
                    doorway.guard(request, response);
                    answer.send(request, response);
                }
            }
        });
        filter.addUrlPatterns("/collections/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static DirectAnswer answer(HttpServletRequest request, List<Direct> direct) {
        if (!METHODS.contains(request.getMethod()) || "*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return null;
        }
        try {
            for (Direct each : direct) {
                DirectAnswer answer = each.answer(request);
                if (answer != null) {
                    return answer;
                }
            }
        } catch (RuntimeException refused) {
            return null; // it is thrown again where it is made a problem
        }
        return null;
    }
}
