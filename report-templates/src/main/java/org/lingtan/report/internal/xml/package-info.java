/** The binding of assessment.xml: the members of assessment.json as elements and attributes. */
@NullMarked
@XmlSchema(
        namespace = "urn:lingtan:report:1",
        elementFormDefault = XmlNsForm.QUALIFIED,
        xmlns = @XmlNs(prefix = "", namespaceURI = "urn:lingtan:report:1"))
package org.lingtan.report.internal.xml;

import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
