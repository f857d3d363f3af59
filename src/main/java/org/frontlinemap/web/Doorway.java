package org.frontlinemap.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What the rules of access say of requests to read, for those that are answered before they are asked in full. */
public interface Doorway {

    /** Whether anyone may read what a request asks for, and the request does not say who asks. */
    boolean isOpenTo(HttpServletRequest request);

    /** Sets the headers that every answer carries for its reader's safety. */
    void guard(HttpServletRequest request, HttpServletResponse response);
}
