package org.frontlinemap.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;

/** An answer that can be sent without the framework. */
@FunctionalInterface
public interface DirectAnswer {

    /** Sends it, or that the client has it. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException;

    /** An answer as the framework would take it. */
    static DirectAnswer of(ResponseEntity<byte[]> answer) {
        return (request, response) -> {
            response.setStatus(answer.getStatusCode().value());
            answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            if (answer.getBody() != null) {
                response.setContentLength(answer.getBody().length);
                response.getOutputStream().write(answer.getBody());
            }
        };
    }
}
