package io.skywarden.signature;

/** A value that no signature, or no other document written like one, may hold: which field refused it, and what would be accepted instead. */
public class MalformedSignature extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public MalformedSignature(String field, String complaint) {
        super(complaint);
        this.field = field;
    }

    /** The field that refused the value, as the YAML form calls it. */
    public String field() {
        return field;
    }
}
