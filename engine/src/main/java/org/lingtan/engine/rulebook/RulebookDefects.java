package org.lingtan.engine.rulebook;

import java.util.List;
import java.util.stream.Collectors;

/** A rulebook cannot be loaded; carries every defect found. Raised on load, never during evaluation. */
public final class RulebookDefects extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * One defect.
     *
     * @param code the stable code, for example {@code profile.literal}
     * @param file the file below the version folder
     * @param line the line, counted from 1; 0 where the whole file is meant
     * @param rule the rule; empty where none is meant
     * @param message what is wrong, and advice, in English and Chinese
     */
    public record Defect(String code, String file, int line, String rule, org.lingtan.catalog.Text message) {

        /**
         * A defect with the text of its code.
         *
         * @param code a code of defects.yaml
         * @param file the file below the version folder
         * @param line the line, 0 for none
         * @param rule the rule, empty for none
         * @param found what was found, for the text
         * @return the defect
         */
        public static Defect of(String code, String file, int line, String rule, Object... found) {
            return new Defect(code, file, line, rule, DefectLog.text(code, found));
        }

        @Override
        public String toString() {
            return file + (line > 0 ? ":" + line : "") + (rule.isEmpty() ? "" : " '" + rule + "'") + ": " + code + ": "
                    + message.en();
        }
    }

    private final transient List<Defect> defects;

    /**
     * Refuses a rulebook.
     *
     * @param defects what is wrong, at least one
     */
    public RulebookDefects(List<Defect> defects) {
        super(defects.stream().map(Defect::toString).collect(Collectors.joining("\n")));
        this.defects = List.copyOf(defects);
    }

    /**
     * What is wrong.
     *
     * @return the defects
     */
    public List<Defect> defects() {
        return defects;
    }
}
