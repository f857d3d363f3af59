package org.frontlinemap.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.frontlinemap.format.Link;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Absolute addresses on this server, as the client of a request sees it. */
public final class Addresses {

    /** Media type of GeoJSON. */
    public static final String GEO_JSON = "application/geo+json";

    /** Of what the container lets pass in a query, what RFC 3986 has not. */
    private static final Pattern NO_QUERY = Pattern.compile("[\"<>\\[\\]\\\\^`{|}]");

    private final HttpServletRequest request;

    public Addresses(HttpServletRequest request) {
        this.request = request;
    }

    /** The address of a path; path segments in braces are filled in order, encoded. */
    public String of(String path, Object... segments) {
        return ServletUriComponentsBuilder.fromContextPath(request).path(path).encode().buildAndExpand(segments)
                .toUriString();
    }

    /** The address of a path with query parameters. */
    public String of(String path, Map<String, String> parameters) {
        UriComponentsBuilder builder = ServletUriComponentsBuilder.fromContextPath(request).path(path);
        return with(builder, parameters);
    }

    /** The address asked for, as it was asked for. */
    public Link self(String type) {
        String query = request.getQueryString();
        String address = ServletUriComponentsBuilder.fromRequestUri(request).build().toUriString();
        return new Link("self", type, "This document", query == null ? address : address + "?" + escaped(query));
    }

    /** A query as it was given, but for characters that an address cannot have. */
    private static String escaped(String query) {
        return NO_QUERY.matcher(query).replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
    }

    /** The address asked for with its query parameters replaced. */
    public String again(Map<String, String> parameters) {
        return with(ServletUriComponentsBuilder.fromRequestUri(request), parameters);
    }

    private static String with(UriComponentsBuilder builder, Map<String, String> parameters) {
        parameters.keySet().forEach(name -> builder.queryParam(name, "{" + name + "}"));
        return builder.encode().buildAndExpand(parameters).toUriString();
    }
}
