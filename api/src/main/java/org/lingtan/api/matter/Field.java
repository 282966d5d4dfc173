package org.lingtan.api.matter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A thing that an act may say beside its reason, and the form it has. */
public enum Field {
    /** The id of the matter that is meant, for example {@code N1}. */
    MATTER(Form.LINE),
    /** What there is to say. */
    TEXT(Form.TEXT),
    /** The last day on which it is in time. */
    DUE(Form.DAY),
    /** The clause that it is about, as the pinned rulebook numbers it. */
    CLAUSE(Form.LINE),
    /** How grave it is, see {@link #GRADES}. */
    GRADE(Form.LINE),
    /** Why it came about. */
    CAUSE(Form.TEXT),
    /** What was done about what was found. */
    CORRECTION(Form.TEXT),
    /** What keeps it from coming back. */
    ACTION(Form.TEXT),
    /** What proves it: digests of attachments of the package, or texts. */
    PROOF(Form.LIST),
    /** The day on which it happened. */
    DAY(Form.DAY),
    /** Who was there. */
    PEOPLE(Form.LIST),
    /** What was seen. */
    SEEN(Form.TEXT),
    /** Everything that is missing. */
    MISSING(Form.LIST);

    /** The grades of a nonconformity. */
    public static final java.util.List<String> GRADES = java.util.List.of("major", "minor");

    /** The form of what is said. */
    enum Form {
        /** Some words. */
        LINE,
        /** A text of several lines. */
        TEXT,
        /** A day, {@code YYYY-MM-DD}. */
        DAY,
        /** Several texts. */
        LIST
    }

    private final Form form;

    Field(Form form) {
        this.form = form;
    }

    Form form() {
        return form;
    }

    /**
     * How the field is written in interfaces.
     *
     * @return for example {@code due}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Field> find(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code))
                .findFirst();
    }
}
