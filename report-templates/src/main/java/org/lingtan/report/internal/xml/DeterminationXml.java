package org.lingtan.report.internal.xml;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one criterion. */
@XmlAccessorType(XmlAccessType.FIELD)
final class DeterminationXml {
    @XmlAttribute(required = true)
    String criterion = "";

    @XmlAttribute(required = true)
    String clause = "";

    @XmlAttribute(required = true)
    String group = "";

    @XmlAttribute(required = true)
    String outcome = "";

    @XmlAttribute(required = true)
    String points = "";

    @XmlAttribute(required = true)
    String claimedPoints = "";

    @XmlAttribute(required = true)
    String possiblePoints = "";

    @XmlAttribute(required = true)
    String max = "";

    @XmlAttribute(required = true)
    String basis = "";

    @XmlAttribute
    @Nullable
    String judging;

    @XmlAttribute
    @Nullable
    String twin;

    @XmlElement(required = true)
    TextXml titles = new TextXml();

    @XmlElementWrapper(name = "rules", required = true)
    @XmlElement(name = "rule")
    List<String> rules = new ArrayList<>();

    @XmlElementWrapper(name = "inputs", required = true)
    @XmlElement(name = "input")
    List<InputXml> inputs = new ArrayList<>();

    @XmlElementWrapper(name = "parts")
    @XmlElement(name = "part")
    @Nullable
    List<PartXml> parts;

    @XmlElementWrapper(name = "missing", required = true)
    @XmlElement(name = "text")
    List<TextXml> missing = new ArrayList<>();

    @XmlElementWrapper(name = "reasons")
    @XmlElement(name = "text")
    @Nullable
    List<TextXml> reasons;

    @XmlElementWrapper(name = "evidence", required = true)
    @XmlElement(name = "item")
    List<Keyed.Stated> evidence = new ArrayList<>();

    /** A value that an outcome rests on. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class InputXml {
        @XmlAttribute(required = true)
        String quantity = "";

        @XmlAttribute(required = true)
        String unit = "";

        @XmlAttribute
        @Nullable
        Boolean claimed;

        @XmlElement(required = true)
        String value = "";

        @XmlElement(required = true)
        String formula = "";

        @XmlElementWrapper(name = "from", required = true)
        @XmlElement(name = "locator")
        List<String> from = new ArrayList<>();
    }

    /** What became of a part. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class PartXml {
        @XmlAttribute(required = true)
        String part = "";

        @XmlAttribute(required = true)
        String outcome = "";

        @XmlAttribute(required = true)
        String points = "";
    }
}
