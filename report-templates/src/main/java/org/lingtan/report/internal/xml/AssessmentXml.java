package org.lingtan.report.internal.xml;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The assessment, by the names of the stable JSON. */
@XmlAccessorType(XmlAccessType.FIELD)
final class AssessmentXml {
    @XmlAttribute(required = true)
    String date = "";

    @XmlAttribute(required = true)
    String assurance = "";

    @XmlAttribute(required = true)
    String factors = "";

    @XmlAttribute(required = true)
    String digest = "";

    @XmlAttribute
    @Nullable
    String subject;

    @XmlAttribute
    @Nullable
    Boolean zeroCarbonPark;

    @XmlElement(required = true)
    RulebookXml rulebook = new RulebookXml();

    @XmlElementWrapper(name = "dependencies")
    @XmlElement(name = "dependency")
    @Nullable
    List<Keyed.Stated> dependencies;

    @OrNull
    @Nullable
    ScoreXml score;

    @OrNull
    @Nullable
    LevelNameXml level;

    @OrNull
    @Nullable
    LevelNameXml claimedLevel;

    @XmlElementWrapper(name = "groups", required = true)
    @XmlElement(name = "group")
    List<GroupXml> groups = new ArrayList<>();

    @XmlElementWrapper(name = "determinations", required = true)
    @XmlElement(name = "determination")
    List<DeterminationXml> determinations = new ArrayList<>();

    @OrNull
    @Nullable
    OffsetsXml offsets;

    @XmlElementWrapper(name = "basis", required = true)
    @XmlElement(name = "points")
    List<Keyed.Stated> basis = new ArrayList<>();

    @XmlElementWrapper(name = "coverage")
    @XmlElement(name = "system")
    @Nullable
    List<CoverageXml> coverage;

    @XmlElementWrapper(name = "warnings", required = true)
    @XmlElement(name = "warning")
    List<TextXml> warnings = new ArrayList<>();

    /** The rulebook. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class RulebookXml {
        @XmlAttribute(required = true)
        String id = "";

        @XmlAttribute(required = true)
        String version = "";

        @XmlAttribute(required = true)
        String digest = "";

        @XmlElement(required = true)
        TextXml titles = new TextXml();
    }

    /** A score. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class ScoreXml {
        @XmlAttribute(required = true)
        String proved = "";

        @XmlAttribute(required = true)
        String claimed = "";

        @XmlAttribute(required = true)
        String possible = "";

        @XmlAttribute(required = true)
        String max = "";
    }

    /** A level. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class LevelNameXml {
        @XmlAttribute(required = true)
        String id = "";

        @XmlElement(required = true)
        String zh = "";

        @XmlElement(required = true)
        String en = "";
    }

    /** The score of a group. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class GroupXml {
        @XmlAttribute(required = true)
        String id = "";

        @XmlAttribute(required = true)
        String proved = "";

        @XmlAttribute(required = true)
        String claimed = "";

        @XmlAttribute(required = true)
        String possible = "";

        @XmlAttribute(required = true)
        String max = "";

        @XmlElement(required = true)
        TextXml titles = new TextXml();
    }

    /** The annual offsetting. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class OffsetsXml {
        @OrNull
        @XmlAttribute
        @Nullable
        String residual;

        @XmlAttribute(required = true)
        String retired = "";

        @XmlAttribute(required = true)
        Boolean complete = false;

        @XmlElement(required = true)
        String formula = "";

        @XmlElementWrapper(name = "inputs", required = true)
        @XmlElement(name = "input")
        List<DeterminationXml.InputXml> inputs = new ArrayList<>();

        @XmlElementWrapper(name = "missing", required = true)
        @XmlElement(name = "text")
        List<TextXml> missing = new ArrayList<>();

        @XmlElementWrapper(name = "from", required = true)
        @XmlElement(name = "locator")
        List<String> from = new ArrayList<>();
    }

    /** The measures of a system. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class CoverageXml {
        @XmlAttribute(required = true)
        String system = "";

        @XmlAttribute(required = true)
        Integer twinRoles = 0;

        @XmlAttribute(required = true)
        Integer twinEvidenced = 0;

        @XmlElement(required = true)
        TextXml titles = new TextXml();

        @XmlElementWrapper(name = "outcomes", required = true)
        @XmlElement(name = "outcome")
        List<Keyed.Counted> outcomes = new ArrayList<>();
    }
}
