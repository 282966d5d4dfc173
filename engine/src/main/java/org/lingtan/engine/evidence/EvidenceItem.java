package org.lingtan.engine.evidence;

import java.util.List;
import java.util.function.Function;
import org.lingtan.catalog.quantity.Ratio;

/** One item of evidence. Closed: a table, an attestation, a declared quantity or a document. */
public sealed interface EvidenceItem {

    /**
     * The id, unique in the package.
     *
     * @return the id
     */
    String id();

    /**
     * What it is evidence of: the id of a table, quantity, attestation or document topic.
     *
     * @return the topic
     */
    String topic();

    /**
     * The attachments that support it.
     *
     * @return the supports, possibly none
     */
    List<Support> supports();

    /**
     * Digest over everything the item says, including the digests of its attachments, so that any change of it shows.
     *
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    String digest();

    /**
     * Handles every kind.
     *
     * @param <T> the result
     * @param table for a register, ledger or series
     * @param attestation for a yes or no
     * @param declared for a declared quantity
     * @param document for a document
     * @return what the function for the kind of this item returns
     */
    default <T> T match(
            Function<Table, T> table,
            Function<Attestation, T> attestation,
            Function<DeclaredQuantity, T> declared,
            Function<DocumentItem, T> document) {
        if (this instanceof Table t) {
            return table.apply(t);
        }
        if (this instanceof Attestation a) {
            return attestation.apply(a);
        }
        if (this instanceof DeclaredQuantity q) {
            return declared.apply(q);
        }
        return document.apply((DocumentItem) this);
    }

    /**
     * A register, ledger or series.
     *
     * @param id the id
     * @param topic the table of the catalogue, for example {@code enterprises}
     * @param supports the attachments; a table read from an attached file names that file
     * @param rows the rows, in file order
     * @param digest the digest
     */
    record Table(String id, String topic, List<Support> supports, List<Row> rows, String digest)
            implements EvidenceItem {
        /** Copies the lists. */
        public Table {
            supports = List.copyOf(supports);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A yes or no.
     *
     * @param id the id
     * @param topic what is attested, for example {@code platform.basic}
     * @param supports the documents
     * @param answer yes or no
     * @param digest the digest
     */
    record Attestation(String id, String topic, List<Support> supports, boolean answer, String digest)
            implements EvidenceItem {
        /** Copies the list. */
        public Attestation {
            supports = List.copyOf(supports);
        }
    }

    /**
     * A single declared value.
     *
     * @param id the id
     * @param topic the quantity, for example {@code energy.clean-share}
     * @param supports the documents
     * @param value the value, exact, in {@code unit}
     * @param unit the unit of the quantity as the catalogue gives it
     * @param digest the digest
     */
    record DeclaredQuantity(String id, String topic, List<Support> supports, Ratio value, String unit, String digest)
            implements EvidenceItem {
        /** Copies the list. */
        public DeclaredQuantity {
            supports = List.copyOf(supports);
        }
    }

    /**
     * A document with a locator.
     *
     * @param id the id
     * @param topic what it is evidence of, for example {@code management.body}
     * @param supports the attached file and the place in it
     * @param title the title, not blank
     * @param digest the digest
     */
    record DocumentItem(String id, String topic, List<Support> supports, String title, String digest)
            implements EvidenceItem {
        /** Copies the list. */
        public DocumentItem {
            supports = List.copyOf(supports);
        }
    }
}
