package org.lingtan.report.internal.xml;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** A text in both languages. */
@XmlAccessorType(XmlAccessType.FIELD)
final class TextXml {

    @XmlElement(required = true)
    String zh = "";

    @XmlElement(required = true)
    String en = "";
}
