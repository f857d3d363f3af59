package org.frontlinemap.geodata.report;

import java.net.URI;
import java.util.regex.Pattern;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.time.TimeSpan;

/**
 * Something published that carries statements or figures.
 *
 * @param publisher     who published it
 * @param title         its title; null if not known
 * @param url           http or https; null for what has no address
 * @param language      BCP 47 tag; null if not known
 * @param published     when; null if not known
 * @param archiveUrl    address of a capture kept elsewhere; may be null
 * @param archiveSha256 SHA-256 of that capture, lower-case hexadecimal; may be null
 */
public record Document(String publisher, String title, URI url, String language, TimeSpan published, URI archiveUrl,
        String archiveSha256) {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Document {
        Check.text("documents.publisher", publisher, 300);
        title = Check.optionalText("documents.title", title, 500);
        Check.optionalWebAddress("documents.url", url);
        language = Check.optionalMatch("documents.language", language, LANGUAGE, "must be a BCP 47 language tag");
        Check.optionalWebAddress("documents.archive_url", archiveUrl);
        archiveSha256 = Check.optionalMatch("documents.archive_sha256", archiveSha256, SHA_256,
                "must be 64 lower-case hexadecimal digits");
    }
}
