package org.frontlinemap.access;

import com.fasterxml.uuid.Generators;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bearer tokens that were handed out; only their SHA-256 is kept. Thread-safe. */
@Component
public class AccessTokens {

    /** Lets a client record and withdraw reports. */
    public static final String REPORT = "report";

    private static final int TOKEN_BYTES = 32;
    private static final String PREFIX = "flm_";

    private final JdbcClient tables;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AccessTokens(JdbcClient tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * Whom a token speaks for.
     *
     * @param author pseudonymous id that its entries carry
     */
    public record Holder(String author, Set<String> scopes) {
    }

    /** Makes a token for a new author and returns it; it cannot be read back later. */
    public String issue(String name, Set<String> scopes) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        tables.sql("INSERT INTO access_token (hash, author, name, scopes, created) VALUES (?, ?, ?, ?, ?)")
                .params(hash(token), "author-" + Generators.randomBasedGenerator().generate(), name,
                        String.join(" ", new TreeSet<>(scopes)), clock.instant().toString())
                .update();
        return token;
    }

    /** Whom a token speaks for; empty if it was never issued or is revoked. */
    Optional<Holder> find(String token) {
        return tables.sql("SELECT author, scopes FROM access_token WHERE hash = ? AND revoked IS NULL")
                .param(hash(token))
                .query((row, number) -> new Holder(row.getString("author"), scopes(row.getString("scopes"))))
                .optional();
    }

    /** Whether any token was ever issued. */
    boolean any() {
        return tables.sql("SELECT count(*) FROM access_token").query(Long.class).single() > 0;
    }

    private static Set<String> scopes(String words) {
        List<String> split = words.isEmpty() ? List.of() : Arrays.asList(words.split(" "));
        return Set.copyOf(split);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
