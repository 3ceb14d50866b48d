package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.BAD_HOMBURG;
import static de.smartregion.consulting.consultation.Office.GIESSEN;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.IndexField;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipFile;

/** How the office finds a case. */
class BoardTest {

    @TempDir Path folder;

    private final Office office = new Office();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Homburg",
                "homb",
                "erika",
                "ERIKA sens",
                "digital@06434001.example",
                "digital@06434",
                "einstiegsberatung",
                "first steps",
                "höhe, Sensoren?",
                "v.d."
            })
    void byHowWordsBeginOfWhoAskedWhatWhereAndAboutWhat(String typed) {
        var id = office.asked(BAD_HOMBURG, null);
        office.asked(GIESSEN, null);
        assertThat(found(typed)).contains(id);
        assertThat(found(typed + " mars")).as("all of them").isEmpty();
    }

    @Test
    void onlyOfThatMunicipality() {
        var one = office.asked(BAD_HOMBURG, null);
        var other = office.asked(GIESSEN, null);
        assertThat(found("homburg")).containsExactly(one);
        assertThat(found("gießen")).containsExactly(other);
        assertThat(found(".*")).as("no pattern").hasSize(2);
        assertThat(found("(")).hasSize(2);
        assertThat(
                        office.consultations
                                .board(
                                        new Consultations.Filter(
                                                null, null, null, GIESSEN, null, null, null, false,
                                                false),
                                        0,
                                        10)
                                .items())
                .extracting(Consultation::id)
                .containsExactly(other);
    }

    @Test
    void whoIsForgottenIsNotFoundByAnythingOfTheirs() {
        var id = office.asked(BAD_HOMBURG, null);
        Office.changed(office.withdraw.withdraw(id, Office.staff(), null));
        office.clock.pass(Duration.ofDays(401));
        office.sweep.look();
        assertThat(office.stored(id).request().isErased()).isTrue();
        assertThat(found("erika")).isEmpty();
        assertThat(found("sensoren")).isEmpty();
        assertThat(office.stored(id).words()).noneMatch(it -> it.contains("@"));
        assertThat(found("homburg")).containsExactly(id);
    }

    /** A page is read as it lies in the index, and nobody scans the collection. */
    @Test
    void whatTheBoardAsksHasAnIndexInItsOrder() {
        office.asked(null);
        var indexes =
                office.mongo.indexOps(office.consultations.store().collection()).getIndexInfo();
        var order = List.of("collides", "dueAt", "createdAt", "_id");
        for (var filter : List.of("status", "request.module", "request.mode")) {
            assertThat(indexes)
                    .as(filter)
                    .anySatisfy(
                            it -> {
                                var keys =
                                        it.getIndexFields().stream()
                                                .map(IndexField::getKey)
                                                .toList();
                                assertThat(keys.getFirst()).isEqualTo(filter);
                                assertThat(keys.subList(1, keys.size())).isEqualTo(order);
                            });
        }
        assertThat(indexes)
                .anySatisfy(
                        it ->
                                assertThat(it.getIndexFields())
                                        .extracting(IndexField::getKey)
                                        .startsWith("collides", "dueAt", "createdAt", "_id"));
        assertThat(indexes)
                .filteredOn(it -> it.getName().equals("states"))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.getIndexFields())
                                        .extracting(IndexField::getDirection)
                                        .containsExactly(
                                                Direction.ASC,
                                                Direction.DESC,
                                                Direction.ASC,
                                                Direction.DESC,
                                                Direction.ASC));
    }

    @Test
    void aFormulaIsTextInASpreadsheet() throws IOException {
        var wish = Office.wish(BAD_HOMBURG);
        var hostile =
                new Request(
                        wish.municipality(),
                        new Person(
                                "=HYPERLINK(\"https://evil.example\")",
                                wish.person().email(),
                                null,
                                null,
                                null),
                        List.of(),
                        wish.question(),
                        null,
                        wish.fields(),
                        wish.module(),
                        "@Modul; \"neu\"",
                        null,
                        wish.minutes(),
                        wish.mode(),
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        "de");
        var id =
                Office.changed(office.request.request(hostile, null, null, Office.municipality()))
                        .id();
        var sheet = CaseSheet.of(List.of(office.stored(id)));
        assertThat(new String(sheet.csv(), StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith(
                        "02.03.2026 09:00;\"angefragt\";\"Bad Homburg v.d. Höhe\";\"06434001\";")
                .contains(
                        "\"'=HYPERLINK(\"\"https://evil.example\"\")\"",
                        "\"'@Modul; \"\"neu\"\"\"",
                        ";\"online\";");
        var book = Files.write(folder.resolve("cases.xlsx"), sheet.xlsx());
        try (var zip = new ZipFile(book.toFile())) {
            var xml = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"));
            assertThat(new String(xml.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<row r=\"2\"")
                    .doesNotContain("<f>", "<f ");
        }
    }

    private List<String> found(@Nullable String typed) {
        return office
                .consultations
                .board(
                        new Consultations.Filter(
                                null, null, null, null, null, null, typed, false, false),
                        0,
                        10)
                .items()
                .stream()
                .map(Consultation::id)
                .toList();
    }

    @Test
    void whatWasAskedBeforeItsWordsWereWrittenDownIsFound() {
        var id = office.asked(BAD_HOMBURG, null);
        var erased = office.asked(GIESSEN, null);
        Office.changed(office.withdraw.withdraw(erased, Office.staff(), null));
        Office.changed(new EraseConsultation(office.consultations).erase(erased, Office.staff()));
        var cases = office.mongo.getCollection(office.consultations.store().collection());
        cases.updateMany(new Document(), Updates.unset("words"));
        assertThat(found("sensoren")).isEmpty();

        office.sweep.lookAtOverlooked();

        assertThat(found("sensoren")).containsExactly(id);
        assertThat(office.stored(erased).words()).isEmpty();
    }
}
