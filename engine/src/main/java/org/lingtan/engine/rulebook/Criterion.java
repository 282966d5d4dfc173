package org.lingtan.engine.rulebook;

import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.Text;

/**
 * A criterion of a rulebook.
 *
 * @param id the id, for example {@code X16}
 * @param clause the clause or table row of the standard
 * @param system the system folder it stands in, for example {@code digital}
 * @param group the group it counts in; empty for none
 * @param kind what its findings mean
 * @param titles the titles
 * @param text the paraphrase
 * @param basis {@code published}, {@code cited}, {@code constructed} or {@code interpretation}
 * @param status {@code automated}, {@code judged}, {@code partly} or {@code pending}
 * @param excludable whether the park may declare it not applicable
 * @param parts the parts, at least one
 * @param twin the digital-twin role, if the measure anchors one
 * @param path the folder below the version folder
 */
public record Criterion(
        String id,
        String clause,
        String system,
        String group,
        Kind kind,
        Text titles,
        Text text,
        String basis,
        String status,
        boolean excludable,
        List<Part> parts,
        Optional<Twin> twin,
        String path) {

    /** What the findings of a criterion mean. */
    public enum Kind {
        /** Points of the parts add up. */
        POINTS,
        /** A share of a leading value, weighted. */
        INDICATOR,
        /** Parts met, partly met or not met; carries no points. */
        MEASURE,
        /** Must be met; carries no points. */
        CONDITION,
        /** The core limit; carries no points. */
        CORE,
        /** Met, not met or left out; decides nothing. */
        GUIDING,
        /** Permits levels up to a rank; carries no points. */
        PREREQUISITE
    }

    /** What kind of evidence settles a topic. */
    public enum TopicKind {
        /** A quantity of the catalogue. */
        QUANTITY,
        /** A yes or no with documents. */
        ATTESTATION,
        /** A document with a locator. */
        DOCUMENT,
        /** A register or ledger with at least one row. */
        TABLE,
        /** A property of the subject. */
        PROPERTY
    }

    /**
     * A topic that a part asks for.
     *
     * @param kind the kind of evidence
     * @param id the quantity, attestation, document, table or property
     * @param accepted which evidence is accepted, for the template
     */
    public record Topic(TopicKind kind, String id, Text accepted) {}

    /**
     * A part of a criterion.
     *
     * @param id the id within the criterion
     * @param titles what the part asks
     * @param maximum the parameter whose value or last band is the most points of the part; empty where it has none
     * @param topics the topics
     */
    public record Part(String id, Text titles, String maximum, List<Topic> topics) {
        /** Copies the list. */
        public Part {
            topics = List.copyOf(topics);
        }
    }

    /**
     * A digital-twin role.
     *
     * @param topic the document that evidences it
     * @param titles the role
     */
    public record Twin(String topic, Text titles) {}

    /** Copies the parts. */
    public Criterion {
        parts = List.copyOf(parts);
    }

    /**
     * On what the outcome is judged, which may be less than what is asked rests on: the wording of the measures is
     * published, how they are judged met, partly met or not met is constructed.
     *
     * @return {@code constructed} for measures, else {@link #basis()}
     */
    public String judging() {
        return kind == Kind.MEASURE ? "constructed" : basis;
    }
}
