package org.frontlinemap.geodata.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A payload's salted hash. The salt keeps a redacted payload from being guessed from the hash that stays.
 *
 * @param salt hexadecimal, 32 random bytes
 * @param hash hexadecimal SHA-256 of the salt's bytes followed by the payload's UTF-8 bytes
 */
record Seal(String salt, String hash) {

    private static final int SALT_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Seals a payload with a new salt. */
    static Seal of(String payload) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new Seal(HexFormat.of().formatHex(salt), hash(salt, payload));
    }

    boolean fits(String payload) {
        try {
            return hash(HexFormat.of().parseHex(salt), payload).equals(hash);
        } catch (IllegalArgumentException noHexadecimal) {
            return false;
        }
    }

    private static String hash(byte[] salt, String payload) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update(payload.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
