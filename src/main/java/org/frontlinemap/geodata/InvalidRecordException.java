package org.frontlinemap.geodata;

/** A record was given a component it does not accept; names the component as users spell it, and the value. */
public class InvalidRecordException extends IllegalArgumentException {

    private final String field;
    private final String value;
    private final String problem;

    /**
     * @param field   the component, in snake case as in JSON and in the files of a theatre
     * @param value   the refused value as text; null if it was missing
     * @param problem what is wrong, to be read after the field's name
     */
    public InvalidRecordException(String field, String value, String problem) {
        super(field + " " + problem + (value == null ? "" : ": " + value));
        this.field = field;
        this.value = value;
        this.problem = problem;
    }

    public String field() {
        return field;
    }

    public String value() {
        return value;
    }

    public String problem() {
        return problem;
    }
}
