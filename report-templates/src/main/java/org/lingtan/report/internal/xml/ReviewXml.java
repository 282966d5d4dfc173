package org.lingtan.report.internal.xml;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people decided about the facts. */
@XmlAccessorType(XmlAccessType.FIELD)
final class ReviewXml {
    @XmlAttribute(required = true)
    String assurance = "";

    @XmlElementWrapper(name = "decisions", required = true)
    @XmlElement(name = "decision")
    List<Keyed.Decided> decisions = new ArrayList<>();

    @XmlElementWrapper(name = "exclusions", required = true)
    @XmlElement(name = "exclusion")
    List<Keyed.Flagged> exclusions = new ArrayList<>();

    @XmlElementWrapper(name = "judgements", required = true)
    @XmlElement(name = "judgement")
    List<Keyed.Flagged> judgements = new ArrayList<>();

    @XmlElementWrapper(name = "refusedUnits", required = true)
    @XmlElement(name = "units")
    List<Keyed.Stated> refusedUnits = new ArrayList<>();

    /** A decision about one evidence item. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class DecisionXml {
        @XmlAttribute(required = true)
        String decision = "";

        @XmlElementWrapper(name = "values")
        @XmlElement(name = "value")
        @Nullable
        List<Keyed.Stated> values;

        @Nullable
        String reason;

        @Nullable
        String evidence;
    }
}
