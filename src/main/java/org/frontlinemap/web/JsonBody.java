package org.frontlinemap.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a request as one JSON object: of bounded size and depth, without doubled members. */
public final class JsonBody {

    /** Most bytes of a body. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int DEPTH = 20;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private JsonBody() {
    }

    /**
     * The bytes of a request's body.
     *
     * @throws RequestException 415 if it is not JSON by its media type, 413 if it is too large
     */
    public static byte[] bytes(HttpServletRequest request) throws IOException {
        requireJson(request.getContentType());
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new RequestException(HttpStatus.CONTENT_TOO_LARGE, "body", null,
                    "must have at most " + MOST_BYTES + " bytes");
        }
        return bytes;
    }

    /**
     * The object that the bytes hold.
     *
     * @throws RequestException 400 if they are no JSON or no object
     */
    public static ObjectNode object(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(text(bytes));
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            TokenStreamLocation at = malformed.getLocation();
            throw new RequestException(HttpStatus.BAD_REQUEST, "body", null, "is no JSON that can be read here"
                    + (at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr()));
        }
        throw new RequestException(HttpStatus.BAD_REQUEST, "body", null, "must be a JSON object");
    }

    /** What the bytes say in UTF-8, be there a byte order mark or not: the reader would guess other encodings too. */
    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            throw new RequestException(HttpStatus.BAD_REQUEST, "body", null, "must be UTF-8");
        }
    }

    private static void requireJson(String contentType) {
        try {
            MediaType type = contentType == null ? null : MediaType.parseMediaType(contentType);
            boolean json = type != null && (type.isCompatibleWith(MediaType.APPLICATION_JSON)
                    || type.getSubtype().endsWith("+json")) && type.isConcrete();
            if (json && (type.getCharset() == null || type.getCharset().name().equals("UTF-8"))) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw new RequestException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type", contentType,
                "must be application/json in UTF-8");
    }
}
