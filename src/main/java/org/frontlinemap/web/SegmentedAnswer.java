package org.frontlinemap.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.frontlinemap.format.Segments;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * An answer that is sent in segments.
 *
 * @param etag   weak: what it stands for is the same rows at the same position, whenever that is said
 * @param crs    address of the system of its coordinates
 * @param others further headers
 */
public record SegmentedAnswer(String type, String etag, boolean pinned, String crs, HttpHeaders others, Segments body)
        implements DirectAnswer {

    @Override
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ShallowEtagHeaderFilter.disableContentCaching(request);
        response.setHeader(HttpHeaders.CACHE_CONTROL, Answers.keeping(pinned));
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.setHeader("Content-Crs", crs);
        if (!others.isEmpty()) {
            others.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        if (request.getHeader(HttpHeaders.IF_NONE_MATCH) != null
                && new ServletWebRequest(request, response).checkNotModified(etag)) {
            return;
        }
        response.setHeader(HttpHeaders.ETAG, etag);
        response.setContentType(type);
        response.setContentLengthLong(body.length());
        body.writeTo(response.getOutputStream());
    }
}
