package org.lingtan.report.internal.xml;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * assessment.xml as it is written: the members of assessment.json, by the same names, bound by JAXB. Meaning is given to
 * them by the reader of the JSON, so that both twins are read by one set of rules.
 */
@XmlRootElement(name = "ratingReport")
@XmlAccessorType(XmlAccessType.FIELD)
final class RatingReportXml {
    @XmlAttribute(required = true)
    String schemaVersion = "";

    @XmlAttribute(required = true)
    String template = "";

    @XmlAttribute(required = true)
    String language = "";

    @XmlAttribute(required = true)
    Boolean evaluationOnly = false;

    @XmlElement(required = true)
    SubjectXml subject = new SubjectXml();

    @XmlElement(required = true)
    StandardXml standard = new StandardXml();

    @XmlElementWrapper(name = "levels", required = true)
    @XmlElement(name = "level")
    List<LevelXml> levels = new ArrayList<>();

    @XmlElementWrapper(name = "criteria", required = true)
    @XmlElement(name = "criterion")
    List<CriterionXml> criteria = new ArrayList<>();

    @XmlElementWrapper(name = "names", required = true)
    @XmlElement(name = "name")
    List<Keyed.Named> names = new ArrayList<>();

    @XmlElementWrapper(name = "ledger", required = true)
    @XmlElement(name = "entry")
    List<LedgerXml> ledger = new ArrayList<>();

    @XmlElement(required = true)
    ReviewXml review = new ReviewXml();

    @OrNull
    @Nullable
    IssuanceXml issuance;

    @XmlElement(required = true)
    AssessmentXml assessment = new AssessmentXml();

    /** The park and the period. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class SubjectXml {
        @XmlAttribute(required = true)
        String packageDigest = "";

        @XmlAttribute(required = true)
        String creditCode = "";

        @XmlAttribute(required = true)
        String division = "";

        @XmlAttribute(required = true)
        String type = "";

        @XmlAttribute(required = true)
        String area = "";

        @XmlAttribute(required = true)
        Integer year = 0;

        @XmlElement(required = true)
        TextXml name = new TextXml();

        @XmlElement(required = true)
        String boundary = "";
    }

    /** The standard. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class StandardXml {
        @XmlAttribute(required = true)
        String edition = "";

        @XmlElement(required = true)
        TextXml titles = new TextXml();

        @OrNull
        @Nullable
        TextXml publisher;

        @OrNull
        @Nullable
        TextXml note;
    }

    /** A level of the rulebook. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class LevelXml {
        @XmlAttribute(required = true)
        String id = "";

        @OrNull
        @XmlAttribute
        @Nullable
        String min;

        @XmlAttribute(required = true)
        Boolean minOpen = false;

        @OrNull
        @XmlAttribute
        @Nullable
        String max;

        @XmlAttribute(required = true)
        Boolean maxOpen = false;

        @XmlAttribute(required = true)
        String offsets = "";

        @XmlElement(required = true)
        TextXml titles = new TextXml();
    }

    /** The numbers a criterion compares with. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class CriterionXml {
        @XmlAttribute(required = true)
        String criterion = "";

        @XmlAttribute(required = true)
        String kind = "";

        @XmlElementWrapper(name = "thresholds", required = true)
        @XmlElement(name = "threshold")
        List<ThresholdXml> thresholds = new ArrayList<>();
    }

    /** A parameter. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class ThresholdXml {
        @XmlAttribute(required = true)
        String parameter = "";

        @XmlAttribute(required = true)
        String unit = "";

        @XmlAttribute(required = true)
        String basis = "";

        @XmlElement(required = true)
        TextXml source = new TextXml();

        @XmlElementWrapper(name = "bounds", required = true)
        @XmlElement(name = "bound")
        List<BoundXml> bounds = new ArrayList<>();
    }

    /** A value, a range or a band. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class BoundXml {
        @OrNull
        @XmlAttribute
        @Nullable
        String from;

        @XmlAttribute(required = true)
        Boolean fromOpen = false;

        @OrNull
        @XmlAttribute
        @Nullable
        String to;

        @XmlAttribute(required = true)
        Boolean toOpen = false;

        @OrNull
        @XmlAttribute
        @Nullable
        String points;
    }

    /** A range of credit units. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class LedgerXml {
        @XmlAttribute(required = true)
        String vintage = "";

        @XmlAttribute(required = true)
        String quantity = "";

        @OrNull
        @XmlAttribute
        @Nullable
        String retired;

        @XmlElement(required = true)
        String locator = "";

        @XmlElement(required = true)
        String programme = "";

        @XmlElement(required = true)
        String project = "";

        @XmlElement(required = true)
        String serials = "";

        @XmlElement(required = true)
        String beneficiary = "";
    }
}
