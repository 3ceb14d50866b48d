package de.smartregion.catalog.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.smartregion.catalog.submission.ImportProjects.Report;
import de.smartregion.catalog.submission.ImportProjects.Wrong;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;

import jakarta.validation.Validation;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** A large file in a store of its own: what it causes elsewhere is not what this is about. */
class ImportProjectsTest {

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

    private Report bringIn(String file, boolean dry) {
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            return new ImportProjects(submissions, validators.getValidator(), Clock.systemUTC())
                    .bringIn(
                            ImportFile.csv(file.getBytes(StandardCharsets.UTF_8)),
                            dry,
                            "Geschäftsstelle");
        }
    }
}
