package org.frontlinemap.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What the page may load and run: its own files, no inline script but its import map, which is allowed by its hash,
 * and map tiles of OpenStreetMap.
 */
@Component
public class ContentSecurityPolicy {

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private final String directives;

    ContentSecurityPolicy() {
        directives = "default-src 'none'; script-src 'self'" + importMapSource()
                + "; style-src 'self'; img-src 'self' data: https://tile.openstreetmap.org; connect-src 'self'"
                + "; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; manifest-src 'self'";
    }

    /** The header's value. */
    public String directives() {
        return directives;
    }

    private static String importMapSource() {
        try {
            ClassPathResource page = new ClassPathResource("frontend/app/index.html");
            Matcher map = IMPORT_MAP.matcher(page.getContentAsString(StandardCharsets.UTF_8));
            if (!map.find()) {
                return "";
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
            return " 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (IOException missing) {
            throw new UncheckedIOException("the page is not on the class path", missing);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
