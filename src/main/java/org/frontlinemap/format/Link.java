package org.frontlinemap.format;

/**
 * A link of an answer.
 *
 * @param rel   relation, as registered with IANA or by OGC
 * @param type  media type of what it leads to
 * @param title in English
 * @param href  absolute address
 */
public record Link(String rel, String type, String title, String href) {
}
