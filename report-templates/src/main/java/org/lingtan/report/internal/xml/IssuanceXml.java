package org.lingtan.report.internal.xml;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The certification body's act. */
@XmlAccessorType(XmlAccessType.FIELD)
final class IssuanceXml {
    @XmlAttribute(required = true)
    String number = "";

    @XmlAttribute(required = true)
    String issued = "";

    @XmlAttribute(required = true)
    String validFrom = "";

    @XmlAttribute(required = true)
    String validTo = "";

    @XmlElement(required = true)
    String verification = "";

    @XmlElement(required = true)
    TextXml body = new TextXml();

    @XmlElementWrapper(name = "signatories", required = true)
    @XmlElement(name = "signatory")
    List<SignatoryXml> signatories = new ArrayList<>();

    @XmlElementWrapper(name = "conditions", required = true)
    @XmlElement(name = "condition")
    List<TextXml> conditions = new ArrayList<>();

    @XmlElementWrapper(name = "nonconformities", required = true)
    @XmlElement(name = "nonconformity")
    List<NonconformityXml> nonconformities = new ArrayList<>();

    /** A person who signed. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class SignatoryXml {
        @XmlElement(required = true)
        TextXml role = new TextXml();

        @XmlElement(required = true)
        String name = "";
    }

    /** A nonconformity. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class NonconformityXml {
        @XmlAttribute(required = true)
        String grade = "";

        @OrNull
        @XmlAttribute
        @Nullable
        String closed;

        @XmlElement(required = true)
        String id = "";

        @XmlElement(required = true)
        String clause = "";

        @XmlElement(required = true)
        String finding = "";

        @XmlElement(required = true)
        String correction = "";
    }
}
