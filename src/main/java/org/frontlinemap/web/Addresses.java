package org.frontlinemap.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.frontlinemap.format.Link;

/** Absolute addresses on this server, as the client of a request sees it. */
public final class Addresses {

    /** Media type of GeoJSON. */
    public static final String GEO_JSON = "application/geo+json";

    /** Of what the container lets pass in a query, what RFC 3986 has not. */
    private static final Pattern NO_QUERY = Pattern.compile("[\"<>\\[\\]\\\\^`{|}]");

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final HttpServletRequest request;
    private String root;

    public Addresses(HttpServletRequest request) {
        this.request = request;
    }

    /** The address of a path; path segments in braces are filled in order, encoded. */
    public String of(String path, Object... segments) {
        StringBuilder address = new StringBuilder(root());
        int from = 0;
        for (Object segment : segments) {
            int open = path.indexOf('{', from);
            address.append(path, from, open);
            encode(address, segment.toString());
            from = path.indexOf('}', open) + 1;
        }
        return address.append(path, from, path.length()).toString();
    }

    /** The address of a path with query parameters. */
    public String of(String path, Map<String, String> parameters) {
        return with(root() + path, parameters);
    }

    /** The address asked for, as it was asked for. */
    public Link self(String type) {
        String query = request.getQueryString();
        return new Link("self", type, "This document", query == null ? asked() : asked() + "?" + escaped(query));
    }

    /** A query as it was given, but for characters that an address cannot have. */
    private static String escaped(String query) {
        return NO_QUERY.matcher(query).replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
    }

    /** The address asked for with its query parameters replaced. */
    public String again(Map<String, String> parameters) {
        return with(asked(), parameters);
    }

    private String asked() {
        return root().substring(0, root().length() - request.getContextPath().length()) + request.getRequestURI();
    }

    private String root() {
        if (root == null) {
            int port = request.getServerPort();
            boolean usual = port <= 0 || port == (request.getScheme().equals("https") ? HTTPS : HTTP);
            root = request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port)
                    + request.getContextPath();
        }
        return root;
    }

    private static String with(String path, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(path);
        char mark = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            encode(address.append(mark).append(parameter.getKey()).append('='), parameter.getValue());
            mark = '&';
        }
        return address.toString();
    }

    /** Appends a text with all but the unreserved characters of RFC 3986 as percent-encoded UTF-8. */
    private static void encode(StringBuilder address, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isUnreserved(text.charAt(i))) {
                for (byte b : text.substring(i).getBytes(StandardCharsets.UTF_8)) {
                    if (isUnreserved((char) b)) {
                        address.append((char) b);
                    } else {
                        address.append('%').append(HEX[b >> 4 & 15]).append(HEX[b & 15]);
                    }
                }
                return;
            }
            address.append(text.charAt(i));
        }
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_'
                || c == '~';
    }
}
