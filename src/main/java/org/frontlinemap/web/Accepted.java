package org.frontlinemap.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a request's {@code Accept} prefers. */
public final class Accepted {

    private Accepted() {
    }

    /**
     * Of some media types the one accepted with the highest quality; of equals the one more exactly named, then the
     * one offered first. {@code otherwise} if the header is absent, cannot be read or accepts none of them.
     */
    public static String best(HttpServletRequest request, List<String> offered, String otherwise) {
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        } catch (InvalidMediaTypeException unreadable) {
            return otherwise;
        }
        String best = otherwise;
        double quality = 0;
        int exactness = 0;
        for (String each : offered) {
            MediaType type = MediaType.parseMediaType(each);
            MediaType range = mostExact(ranges, type);
            if (range != null && (range.getQualityValue() > quality
                    || range.getQualityValue() == quality && quality > 0 && exactness(range) > exactness)) {
                best = each;
                quality = range.getQualityValue();
                exactness = exactness(range);
            }
        }
        return best;
    }

    private static MediaType mostExact(List<MediaType> ranges, MediaType type) {
        MediaType most = null;
        for (MediaType range : ranges) {
            if (range.includes(type) && (most == null || exactness(range) > exactness(most))) {
                most = range;
            }
        }
        return most;
    }

    private static int exactness(MediaType range) {
        return range.isWildcardType() ? 1 : range.isWildcardSubtype() ? 2 : 3;
    }
}
