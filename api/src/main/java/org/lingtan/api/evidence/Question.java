package org.lingtan.api.evidence;

import java.util.List;
import org.lingtan.catalog.Text;
import org.lingtan.engine.rulebook.Criterion.TopicKind;

/**
 * One thing that a rulebook asks a park for. A topic that several criteria ask for is one question.
 *
 * @param kind the kind of evidence that settles it
 * @param topic the quantity, attestation, document, table or property
 * @param criterion the first criterion that asks; empty for a table that only quantities rest on
 * @param clause its clause
 * @param asks what is asked: criterion, and part where there are several
 * @param accepted which evidence is accepted
 * @param unit the unit of a quantity; empty for the rest
 * @param tables the tables that a quantity is derived from
 * @param alsoFor the other criteria that the answer serves
 * @param excludable whether the park may declare the criterion not applicable
 */
record Question(
        TopicKind kind,
        String topic,
        String criterion,
        String clause,
        Text asks,
        Text accepted,
        String unit,
        List<String> tables,
        List<String> alsoFor,
        boolean excludable) {

    /** Copies the lists. */
    Question {
        tables = List.copyOf(tables);
        alsoFor = List.copyOf(alsoFor);
    }

    Question alsoFor(String other) {
        if (other.equals(criterion) || alsoFor.contains(other)) {
            return this;
        }
        List<String> more = new java.util.ArrayList<>(alsoFor);
        more.add(other);
        return new Question(kind, topic, criterion, clause, asks, accepted, unit, tables, more, excludable);
    }

    /** The same where single buildings are assessed: all but documents is read from the rows of the records. */
    Question inRecords() {
        boolean isDocument = kind == TopicKind.DOCUMENT || kind == TopicKind.TABLE;
        return isDocument
                ? this
                : new Question(
                        TopicKind.PROPERTY,
                        topic,
                        criterion,
                        clause,
                        asks,
                        accepted,
                        unit,
                        List.of(),
                        alsoFor,
                        excludable);
    }

    /** The word for the kind in the template. */
    String kindWord() {
        return switch (kind) {
            case QUANTITY -> "quantity";
            case ATTESTATION -> "attestation";
            case DOCUMENT -> "document";
            case TABLE -> "table";
            case PROPERTY -> "property";
        };
    }
}
