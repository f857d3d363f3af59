package org.frontlinemap.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.frontlinemap.web.ContentSecurityPolicy;
import org.frontlinemap.web.Doorway;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/** Anyone may read. The headers are those that the framework would set by itself, and this policy. */
@Component
class OpenDoorway implements Doorway, HeaderWriter {

    private static final String A_YEAR = "max-age=31536000 ; includeSubDomains";

    private final String policy;

    OpenDoorway(ContentSecurityPolicy policy) {
        this.policy = policy.directives();
    }

    @Override
    public boolean isOpenTo(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    @Override
    public void guard(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-XSS-Protection", "0");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Referrer-Policy", "no-referrer");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        guard(request, response);
    }
}
