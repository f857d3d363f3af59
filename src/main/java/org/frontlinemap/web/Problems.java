package org.frontlinemap.web;

import java.util.List;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.ledger.LedgerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever a request ends in into a problem; nothing of our inside (paths, SQL, traces) gets out. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(RequestException refused) {
        String detail = refused.faults().size() > 1
                ? refused.faults().size() + " fields are at fault" : refused.getMessage();
        return ProblemBody.response(refused.status(), detail, refused.faults());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidRecordException invalid) {
        return ProblemBody.response(HttpStatus.BAD_REQUEST, invalid.getMessage(),
                List.of(new RequestException.Fault(invalid.field(), invalid.value(), invalid.problem())));
    }

    @ExceptionHandler
    ResponseEntity<Object> storeFailed(LedgerException failed) {
        LOG.error("The ledger failed", failed);
        return ProblemBody.response(HttpStatus.SERVICE_UNAVAILABLE, "The ledger cannot record anything now; nothing "
                + "of this request was recorded", List.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(RuntimeException failed) {
        LOG.error("A request failed", failed);
        return ProblemBody.response(HttpStatus.INTERNAL_SERVER_ERROR, "The server failed; its log says why", List.of());
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(Exception exception, Object body, HttpHeaders headers,
            HttpStatusCode code, WebRequest request) {
        HttpStatus status = HttpStatus.valueOf(code.value());
        ResponseEntity<Object> problem = ProblemBody.response(status, explain(status), List.of());
        return ResponseEntity.status(status).headers(headers).headers(problem.getHeaders()).body(problem.getBody());
    }

    private static String explain(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address";
            case METHOD_NOT_ALLOWED -> "This address does not take this method";
            case UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json";
            case NOT_ACCEPTABLE -> "None of the accepted media types is offered here";
            default -> status.getReasonPhrase();
        };
    }
}
