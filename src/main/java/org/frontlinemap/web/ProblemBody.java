package org.frontlinemap.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.Shortened;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The one place where a refusal becomes an RFC 9457 problem. */
public final class ProblemBody {

    private static final int SHOWN = 200;

    private ProblemBody() {
    }

    /** A problem about the fields of a request; those may be none. */
    public static Map<String, Object> of(HttpStatus status, String detail, List<RequestException.Fault> faults) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        if (faults.size() == 1) {
            problem.put("field", faults.get(0).field());
            problem.put("value", shortened(faults.get(0).value()));
        }
        if (!faults.isEmpty()) {
            problem.put("errors", faults.stream().map(ProblemBody::fault).toList());
        }
        return problem;
    }

    static ResponseEntity<Object> response(HttpStatus status, String detail, List<RequestException.Fault> faults) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header("Cache-Control", "no-store").body(of(status, detail, faults));
    }

    private static Map<String, Object> fault(RequestException.Fault fault) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("field", fault.field());
        entry.put("value", shortened(fault.value()));
        entry.put("detail", fault.detail());
        return entry;
    }

    private static String shortened(String value) {
        return Shortened.of(value, SHOWN);
    }
}
