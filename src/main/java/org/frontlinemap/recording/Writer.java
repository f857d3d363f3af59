package org.frontlinemap.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.frontlinemap.access.AccessTokens;
import org.frontlinemap.geodata.ledger.Batch;
import org.springframework.security.core.Authentication;

/** Who writes, and what makes their retries safe. */
public final class Writer {

    private static final String RETRY_HEADER = "Idempotency-Key";

    private Writer() {
    }

    /** Pseudonymous id of who sent a request. */
    public static String author(HttpServletRequest request) {
        return request.getUserPrincipal().getName();
    }

    /** Whether who sent a request may write. */
    public static boolean mayWrite(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication holder && holder.getAuthorities().stream()
                .anyMatch(granted -> ("SCOPE_" + AccessTokens.REPORT).equals(granted.getAuthority()));
    }

    /** The request's retry key with the fingerprint of its method, address and body; null if it has none. */
    public static Batch.RetryKey retryKey(HttpServletRequest request, byte[] body) {
        String key = request.getHeader(RETRY_HEADER);
        if (key == null) {
            return null;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String line = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            return new Batch.RetryKey(key, HexFormat.of().formatHex(digest.digest(body)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
