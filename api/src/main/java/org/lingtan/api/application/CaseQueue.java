package org.lingtan.api.application;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which cases somebody wants to see.
 *
 * @param which a part of them
 * @param state only those in a state
 * @param today the day on which something is overdue or not
 */
public record CaseQueue(Which which, Optional<CaseState> state, LocalDate today) {

    /** A part of the cases. */
    public enum Which {
        /** All that the person may see. */
        ALL("true"),
        /** In which the person sits in a chair, or acted for the park. */
        MINE("(jsonb_path_exists(file::jsonb, '$.seats.* ? (@ == $me)', jsonb_build_object('me', :me::text))"
                + " or jsonb_path_exists(file::jsonb, '$.park[*] ? (@ == $me)', jsonb_build_object('me', :me::text)))"),
        /** That wait for somebody to be put into a chair. */
        UNASSIGNED("(state in ('complete', 'evaluated', 'reviewed') or (state in ('objection', 'appeal', 'complaint')"
                + " and file::jsonb -> 'seats' ->> 'arbiter' is null))"),
        /** In which something waits for somebody past its last day, as in {@link CaseFile#isOverdue}. */
        OVERDUE("exists (select 1 from jsonb_array_elements(file::jsonb -> 'matters') matter"
                + " where matter ->> 'due' < :today and (matter ->> 'stage' = 'open'"
                + " and (matter ->> 'kind' <> 'finding' or standing in ('active', 'suspended'))"
                + " or matter ->> 'stage' = 'waiting' and matter ->> 'kind' = 'nonconformity'"
                + " and file::jsonb -> 'facts' ->> 'UNDECLARED' is not null))");

        private final String condition;

        Which(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }

        /**
         * How the part is written in interfaces.
         *
         * @return for example {@code mine}
         */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Looks a part up.
         *
         * @param code how it is written
         * @return the part; empty if there is none
         */
        public static Optional<Which> find(String code) {
            return Arrays.stream(values())
                    .filter(which -> which.code().equals(code))
                    .findFirst();
        }
    }
}
