package org.lingtan.report.internal.xml;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;

/** A member of an object with free keys: fields {@code key} and {@code value}. Closed. */
sealed interface Keyed {

    /** A text in both languages. */
    @XmlAccessorType(XmlAccessType.FIELD)
    final class Named implements Keyed {
        @XmlAttribute(required = true)
        String key = "";

        @XmlElement(required = true)
        TextXml value = new TextXml();
    }

    /** A text. */
    @XmlAccessorType(XmlAccessType.FIELD)
    final class Stated implements Keyed {
        @XmlAttribute(required = true)
        String key = "";

        @XmlElement(required = true)
        String value = "";
    }

    /** Yes or no. */
    @XmlAccessorType(XmlAccessType.FIELD)
    final class Flagged implements Keyed {
        @XmlAttribute(required = true)
        String key = "";

        @XmlAttribute(required = true)
        Boolean value = false;
    }

    /** A count. */
    @XmlAccessorType(XmlAccessType.FIELD)
    final class Counted implements Keyed {
        @XmlAttribute(required = true)
        String key = "";

        @XmlAttribute(required = true)
        Integer value = 0;
    }

    /** A decision. */
    @XmlAccessorType(XmlAccessType.FIELD)
    final class Decided implements Keyed {
        @XmlAttribute(required = true)
        String key = "";

        @XmlElement(required = true)
        ReviewXml.DecisionXml value = new ReviewXml.DecisionXml();
    }
}
