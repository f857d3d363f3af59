package org.frontlinemap.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that is refused; ends in an RFC 9457 problem that names each field and value at fault. */
public class RequestException extends RuntimeException {

    private final HttpStatus status;
    private final List<Fault> faults;

    /**
     * What is wrong with one field.
     *
     * @param field as the client spells it, such as {@code bbox} or {@code reports[2].settlement}
     * @param value as the client gave it; null if it was missing
     */
    public record Fault(String field, String value, String detail) {
    }

    public RequestException(HttpStatus status, List<Fault> faults) {
        super(faults.isEmpty() ? status.getReasonPhrase() : faults.get(0).field() + " " + faults.get(0).detail());
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    public RequestException(HttpStatus status, String field, String value, String detail) {
        this(status, List.of(new Fault(field, value, detail)));
    }

    /** What was asked for is not there. */
    public static RequestException notFound(String field, String value, String detail) {
        return new RequestException(HttpStatus.NOT_FOUND, field, value, detail);
    }

    /** A parameter that cannot be read. */
    public static RequestException badParameter(String field, String value, String detail) {
        return new RequestException(HttpStatus.BAD_REQUEST, field, value, detail);
    }

    public HttpStatus status() {
        return status;
    }

    public List<Fault> faults() {
        return faults;
    }
}
