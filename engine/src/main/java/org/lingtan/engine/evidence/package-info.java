/** What a park submits: packages, registers, ledgers, attestations, documents, and the review of them. */
@NullMarked
@XmlSchema(namespace = "urn:lingtan:evidence:1", elementFormDefault = XmlNsForm.QUALIFIED)
package org.lingtan.engine.evidence;

import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
