package org.frontlinemap.web;

import jakarta.servlet.http.HttpServletRequest;

/** Answers requests that are too many to go the whole way through the framework. Thread-safe. */
public interface Direct {

    /**
     * The answer to a GET or HEAD request, the same as the whole way gives; null if it has to go that way. Whatever is
     * thrown sends it that way too, where it is thrown again and made a problem.
     */
    DirectAnswer answer(HttpServletRequest request);
}
