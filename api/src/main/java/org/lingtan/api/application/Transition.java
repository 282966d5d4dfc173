package org.lingtan.api.application;

import java.util.Optional;
import java.util.Set;

/**
 * One line of the state machine.
 *
 * @param act what is done
 * @param from in which states
 * @param to where the case stands then
 * @param role which role the person needs
 * @param standing how the person must stand to the case
 * @param chair the chair meant by the standing
 * @param guards what else must hold
 */
record Transition(
        Act act,
        Set<CaseState> from,
        Target to,
        Role role,
        Standing standing,
        Optional<Chair> chair,
        Set<Guard> guards) {

    /** Copies the sets. */
    Transition {
        from = Set.copyOf(from);
        guards = Set.copyOf(guards);
    }

    /** Where an act leads. */
    sealed interface Target {

        /** Always the same state. */
        record To(CaseState state) implements Target {}

        /**
         * By what is open then: a corrective action to be verified first, else a nonconformity, else a question, else
         * facts that changed.
         *
         * @param home where the act is usually done, while nothing graver is open
         * @param usual where it leads then, if nothing else is open
         */
        record Awaited(CaseState home, CaseState usual) implements Target {}

        /** Where it was before. */
        record Stay() implements Target {}

        /** Another matter opens; where the case stood is remembered. */
        record Interrupt(CaseState state) implements Target {}

        /** Back to where it stood before the other matter opened, once no other one of its kind is open. */
        record Resume() implements Target {}

        /** Once no other objection is open: back to publicity, or on to where a decision that fell is made anew. */
        record Verdict() implements Target {}

        /** The state, also beneath a dispute that is open: that goes on, and then leads there. What has ended stays so. */
        record Beneath(CaseState state) implements Target {}

        /** Back to where what was appealed against is done anew. */
        record Reopen() implements Target {}
    }
}
