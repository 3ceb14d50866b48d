package de.smartregion.catalog.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.smartregion.catalog.submission.ImportProjects.Report;
import de.smartregion.catalog.submission.ImportProjects.Wrong;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;

import jakarta.validation.Validation;

import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.validation.beanvalidation.LocaleContextMessageInterpolator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** A large file in a store of its own: what it causes elsewhere is not what this is about. */
class ImportProjectsTest {

    private static final String OPEN = "has a quote that is not closed where its cell ends";
    private static final String CELLS = "has not as many cells as the header";

    private final MongoTemplate mongo = Store.mongo();
    private final Submissions submissions =
            new Submissions(UnrelayedStores.on(mongo), mongo, Clock.systemUTC());

    @Test
    void ofFiveThousandLinesFiftyAreBadAndExactlyTheseAreNamed() {
        var file = ImportFiles.ofLines(5000, "line-");

        var report = bringIn(file, false);

        assertThat(report.accepted()).isEqualTo(4950);
        assertThat(report.rejected()).isEqualTo(50);
        assertThat(report.lines())
                .extracting(Wrong::line)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 50).mapToObj(i -> 100 * i + 1).toList());
        assertThat(report.lines()).extracting(Wrong::field).containsOnly("title");
        assertThat(mongo.getCollection(submissions.store().collection()).countDocuments())
                .isEqualTo(4950);
        assertThat(bringIn(file, false)).isEqualTo(new Report(false, 0, 4950, 50, report.lines()));
    }

    @Test
    void whatBelongsToAnotherIsNamedInTheOrderOfTheFile() {
        bringIn(ImportFiles.HEADER + ImportFiles.row("mine", "Meins"), false);

        var report =
                bringIn(
                        ImportFiles.HEADER
                                + ImportFiles.row("mine", "Deins")
                                + ImportFiles.row("new", " ")
                                + ImportFiles.row("other", "Neu"),
                        true);

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.lines())
                .extracting(Wrong::line, Wrong::field)
                .isEqualTo(List.of(tuple(2, "externalId"), tuple(3, "title")));
    }

    @Test
    void aQuoteThatNobodyClosesSwallowsNoLineButItsOwn() {
        var file =
                ImportFiles.HEADER
                        + ImportFiles.row("first", "Eins")
                        + ImportFiles.row("open", "\"Zwei")
                        + ImportFiles.row("third", "\"Drei mit \"\"Zitat\"\",\nauf zwei Zeilen\"")
                        + ImportFiles.row("fourth", "Vier").replace(";true\n", ";\"true\n")
                        + ImportFiles.row("fifth", " ")
                        + ImportFiles.row("last", "Sechs").replace(";true\n", ";\"true");

        var report = bringIn(file, false);

        assertThat(report.lines())
                .extracting(Wrong::line, Wrong::field, Wrong::message)
                .containsExactly(
                        tuple(3, "", OPEN),
                        tuple(4, "title", "must be readable and on one line"),
                        tuple(6, "", OPEN),
                        tuple(7, "title", "is missing"),
                        tuple(8, "", OPEN));
        assertThat(report.accepted()).isOne();
        assertThat(report.rejected()).isEqualTo(5);
    }

    @Test
    void aLineOfOtherCellsSaysHowFarItGoes() {
        var report =
                bringIn(
                        ImportFiles.HEADER
                                + "one;\"two\r\nthree\"\r\n\r\n"
                                + ImportFiles.row("sound", "Gut")
                                + "four;five\n",
                        true);

        assertThat(report.accepted()).isOne();
        assertThat(report.lines())
                .extracting(Wrong::line, Wrong::message)
                .containsExactly(tuple(2, CELLS + ", and goes on until line 3"), tuple(6, CELLS));
    }

    @Test
    void textNoPageCouldShowIsNamedAndTheReportSpeaksTheLanguageOfWhoReadsIt() {
        var file =
                ImportFiles.HEADER
                        + ImportFiles.row("twice", "Eins")
                        + ImportFiles.row("twice", "Eins")
                        + ImportFiles.row("none", "Nichts \uFFFF")
                        + ImportFiles.row("", "Ohne")
                        + "zu;wenig\n";
        LocaleContextHolder.setLocale(Locale.GERMAN);

        assertThat(bringIn(file, true).lines())
                .extracting(Wrong::field, Wrong::message)
                .containsExactly(
                        tuple("externalId", "steht zweimal in dieser Datei"),
                        tuple("title", "muss lesbar sein und in einer Zeile stehen"),
                        tuple("externalId", "muss aus 1 bis 100 sichtbaren ASCII-Zeichen bestehen"),
                        tuple("", "hat nicht so viele Zellen wie die Kopfzeile"));
    }

    @BeforeEach
    void english() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void anyLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    private Report bringIn(String file, boolean dry) {
        try (var validators =
                Validation.byDefaultProvider()
                        .configure()
                        .messageInterpolator(
                                new LocaleContextMessageInterpolator(
                                        new ParameterMessageInterpolator(
                                                Set.of(Locale.GERMAN, Locale.ENGLISH),
                                                Locale.ENGLISH,
                                                false)))
                        .buildValidatorFactory()) {
            return new ImportProjects(submissions, validators.getValidator(), Clock.systemUTC())
                    .bringIn(
                            ImportFile.csv(file.getBytes(StandardCharsets.UTF_8)),
                            dry,
                            "Geschäftsstelle");
        }
    }
}
