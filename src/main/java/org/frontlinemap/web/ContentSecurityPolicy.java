package org.frontlinemap.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What the page may load and run: its own files, no inline script but its import map and the one that asks for its first
 * data, which are allowed by their hashes, and map tiles of OpenStreetMap.
 */
@Component
public class ContentSecurityPolicy {

    private static final Pattern INLINE =
            Pattern.compile("<script(?: type=\"importmap\")?>(.*?)</script>", Pattern.DOTALL);

    private final String directives;

    ContentSecurityPolicy(PageFiles page) {
        directives = "default-src 'none'; script-src 'self'" + inlineSources(page.html())
                + "; style-src 'self'; img-src 'self' data: https://tile.openstreetmap.org; connect-src 'self'"
                + "; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; manifest-src 'self'";
    }

    /** The header's value. */
    public String directives() {
        return directives;
    }

    /** The scripts in the document by their hashes. */
    private static String inlineSources(String page) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            StringBuilder sources = new StringBuilder();
            Matcher inline = INLINE.matcher(page);
            while (inline.find()) {
                byte[] hash = sha256.digest(inline.group(1).getBytes(StandardCharsets.UTF_8));
                sources.append(" 'sha256-").append(Base64.getEncoder().encodeToString(hash)).append('\'');
            }
            return sources.toString();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
