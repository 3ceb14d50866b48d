package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.BAD_HOMBURG;
import static de.smartregion.consulting.consultation.Office.GIESSEN;
import static de.smartregion.consulting.consultation.Office.MONDAY;
import static de.smartregion.consulting.consultation.Office.NEXT_WEEK_10;
import static de.smartregion.consulting.consultation.Office.NOBODY;
import static de.smartregion.consulting.consultation.Office.THURSDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.WEDNESDAY_10;
import static de.smartregion.consulting.consultation.Office.at;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.consultant;
import static de.smartregion.consulting.consultation.Office.further;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.refusal;
import static de.smartregion.consulting.consultation.Office.staff;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.agenda.Agenda.Slot;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.messaging.support.MessageBuilder;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Who has an appointment would rather come earlier, and something becomes free. */
class EarlierStoryTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Office office = new Office();

    /** With an appointment, and the wish. */
    private String wanting(String ags, Instant start, Window... windows) {
        office.clock.pass(Duration.ofMinutes(1));
        var id = office.asked(ags, null, windows);
        changed(office.book.book(id, staff(), at(start)));
        changed(office.wantEarlier.want(id, municipality(ags), true));
        return id;
    }

    /** Nobody can come then, until one of them can. */
    private void full(Instant... starts) {
        for (var start : starts) {
            office.agenda.block(PaperAgenda.KARLA, start);
            office.agenda.block(PaperAgenda.BEN, start);
        }
    }

    private void freed(Instant start) {
        office.agenda.unblock(PaperAgenda.BEN, start);
        told(start);
    }

    private void told(Instant start) {
        var data =
                "{\"freed\":[{\"start\":\"%s\",\"end\":\"%s\"}]}"
                        .formatted(start, start.plus(HOUR));
        office.freedMessages.accept(
                MessageBuilder.withPayload(data.getBytes(StandardCharsets.UTF_8))
                        .setHeader("ce_specversion", "1.0")
                        .setHeader("ce_id", "day:1")
                        .setHeader("ce_type", "de.smartregion.consulting.day-changed.v1")
                        .setHeader("ce_source", "/consulting-service")
                        .setHeader("ce_subject", "ben:2026-03-03")
                        .setHeader("ce_time", MONDAY.toString())
                        .build());
    }

    private long letters(String id) {
        return office.toldFacts(id).stream().filter("earlier-free"::equals).count();
    }

    @Test
    void whoHasSaidSoFirstIsToldOnceAndNobodyElseIs() {
        full(TUESDAY_10);
        var first = wanting(BAD_HOMBURG, WEDNESDAY_10);
        var second = wanting("06434002", THURSDAY_10);

        freed(TUESDAY_10);

        assertThat(office.token(first, "earlier-free", "free")).isEqualTo(TUESDAY_10.toString());
        assertThat(office.token(first, "earlier-free", "start")).isEqualTo(WEDNESDAY_10.toString());
        assertThat(office.token(first, "earlier-free", "manageToken")).isNotEmpty();
        assertThat(letters(second)).isZero();
        assertThat(office.agenda.taken())
                .as("nothing is kept")
                .extracting(Slot::start)
                .filteredOn(TUESDAY_10::equals)
                .hasSize(1);
        assertThat(office.stored(first).upcoming().orElseThrow().start()).isEqualTo(WEDNESDAY_10);
        assertThat(office.stored(first).log().getLast().what()).isEqualTo(Entry.What.EARLIER_TOLD);

        told(TUESDAY_10);
        assertThat(letters(first)).as("not of the same start again").isOne();
        assertThat(letters(second)).as("it became free once more").isOne();
        told(TUESDAY_10);
        assertThat(letters(second)).isOne();
    }

    @Test
    void whoHasNoAppointmentComesFirst() {
        full(TUESDAY_10);
        var wanting = wanting(BAD_HOMBURG, WEDNESDAY_10);
        var waiting = office.asked("06434002", null, new Window(TUESDAY_10, TUESDAY_10.plus(HOUR)));
        assertThat(office.stored(waiting).status()).isEqualTo(Status.WAITING);

        freed(TUESDAY_10);

        assertThat(office.stored(waiting).status()).isEqualTo(Status.OFFERED);
        assertThat(letters(wanting)).isZero();
    }

    @Test
    void onlyWhatBecameFreeBeforeTheirAppointmentAndInTheirTimesIsTold() {
        full(TUESDAY_10, WEDNESDAY_10, NEXT_WEEK_10);
        var id = wanting(BAD_HOMBURG, THURSDAY_10, new Window(WEDNESDAY_10, NEXT_WEEK_10));
        freed(NEXT_WEEK_10);
        assertThat(letters(id)).as("later").isZero();
        freed(TUESDAY_10);
        assertThat(letters(id)).as("not in the wished times").isZero();
        told(MONDAY.minus(HOUR));
        assertThat(letters(id)).as("past").isZero();
        freed(WEDNESDAY_10);
        assertThat(office.token(id, "earlier-free", "free")).isEqualTo(WEDNESDAY_10.toString());
    }

    @Test
    void wishedTimesThatArePastKeepNothingAway() {
        var id = wanting(BAD_HOMBURG, NEXT_WEEK_10, new Window(TUESDAY_10, WEDNESDAY_10));
        full(THURSDAY_10);
        office.clock.instant = WEDNESDAY_10;
        freed(THURSDAY_10);
        assertThat(letters(id)).isOne();
    }

    @Test
    void whoCanMoveItNoMoreIsToldNothingAndCannotWantIt() {
        full(TUESDAY_10);
        var id = wanting(BAD_HOMBURG, WEDNESDAY_10);
        office.clock.instant = WEDNESDAY_10.minus(Duration.ofHours(24)).plusMillis(1);
        var later = TUESDAY_10.plus(Duration.ofHours(4));
        told(later);
        assertThat(letters(id)).isZero();
        changed(office.wantEarlier.want(id, municipality(), false));
        assertThat(refusal(office.wantEarlier.want(id, municipality(), true)))
                .isEqualTo("TOO_LATE");
        assertThat(refusal(office.wantEarlier.want(id, staff(), true)))
                .as("only they can move it there")
                .isEqualTo("TOO_LATE");
    }

    @Test
    void whoeverTakesItBackIsToldNothing() {
        full(TUESDAY_10);
        var id = wanting(BAD_HOMBURG, WEDNESDAY_10);
        var back = changed(office.wantEarlier.want(id, staff(), false));
        assertThat(back.earlierSince()).isNull();
        assertThat(back.log().getLast().what()).isEqualTo(Entry.What.EARLIER_NOT);
        freed(TUESDAY_10);
        assertThat(letters(id)).isZero();
        assertThat(office.wantEarlier.want(id, municipality(), false))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void movedEarlierNobodyWantsItAnyMore() {
        full(TUESDAY_10);
        var id = wanting(BAD_HOMBURG, THURSDAY_10);
        var since = office.stored(id).earlierSince();
        changed(office.book.book(id, staff(), at(NEXT_WEEK_10)));
        assertThat(office.stored(id).earlierSince()).as("moved later").isEqualTo(since);
        told(THURSDAY_10);
        assertThat(letters(id)).as("of where they were moved away from").isZero();

        freed(TUESDAY_10);
        changed(office.book.book(id, municipality(), at(TUESDAY_10)));

        assertThat(office.stored(id).earlierSince()).isNull();
        assertThat(office.view(id, Party.PERSON).earlierSince()).isNull();
    }

    @Test
    void calledOffOrOneOfSeveralItIsOverToo() {
        var id = wanting(BAD_HOMBURG, WEDNESDAY_10);
        var other = wanting("06434002", THURSDAY_10);
        changed(office.book.book(id, staff(), further(NEXT_WEEK_10, null)));
        assertThat(office.stored(id).earlierSince()).isNull();
        assertThat(refusal(office.wantEarlier.want(id, municipality(), true)))
                .isEqualTo("SEVERAL_APPOINTMENTS");
        changed(office.withdraw.withdraw(other, municipality("06434002"), null));
        assertThat(office.stored(other).earlierSince()).isNull();
        assertThat(refusal(office.wantEarlier.want(other, municipality("06434002"), true)))
                .isEqualTo("NOT_SCHEDULED");
    }

    @Test
    void theyAndTheOfficeMaySaySoAndNobodyElse() {
        var id = office.asked(WEDNESDAY_10);
        assertThat(office.view(id, Party.PERSON).may()).contains("earlier");
        assertThat(office.view(id, Party.STAFF).may()).contains("earlier");
        assertThat(office.view(id, Party.CONSULTANT).may()).doesNotContain("earlier");
        assertThat(refusal(office.wantEarlier.want(id, NOBODY, true)))
                .isEqualTo("CONSULTATION_NOT_FOUND");
        assertThat(refusal(office.wantEarlier.want(id, municipality(GIESSEN), true)))
                .isEqualTo("CONSULTATION_NOT_FOUND");
        var who = office.stored(id).upcoming().orElseThrow().consultant();
        assertThat(refusal(office.wantEarlier.want(id, consultant(who), true)))
                .isEqualTo("NOT_YOURS_TO_DO");
        changed(office.wantEarlier.want(id, staff(), true));
        assertThat(office.view(id, Party.PERSON).earlierSince()).isEqualTo(MONDAY);
        assertThat(office.view(id, Party.PERSON).may()).as("to take it back").contains("earlier");
    }

    @Test
    void whoseNextYearIsUsedUpIsNotLedIntoIt() {
        var january = Instant.parse("2027-01-05T09:00:00Z");
        var december = Instant.parse("2026-12-29T09:00:00Z");
        office.asked(TUESDAY_10);
        office.asked(WEDNESDAY_10);
        office.asked(THURSDAY_10);
        full(december);
        var id = wanting(BAD_HOMBURG, january);
        var behind = wanting("06434002", january.plus(HOUR));
        freed(december);
        assertThat(letters(id)).isZero();
        assertThat(letters(behind)).isOne();
    }

    @Test
    void howeverManyWantItInVainTheOneItFitsIsTold() {
        full(TUESDAY_10, WEDNESDAY_10);
        var sample = wanting(BAD_HOMBURG, THURSDAY_10, new Window(WEDNESDAY_10, THURSDAY_10));
        var documents = office.mongo.getCollection(office.consultations.store().collection());
        var copy = Objects.requireNonNull(documents.find(new Document("_id", sample)).first());
        copy.remove("turns"); // nobody else has those
        for (int i = 0; i < 200; i++) {
            documents.insertOne(new Document(copy).append("_id", "%03d".formatted(i)));
        }
        var last = wanting("06434002", THURSDAY_10.plus(HOUR));
        freed(TUESDAY_10);
        assertThat(letters(last)).isOne();
    }

    @Test
    void whoAskedBeforeThereWasThisWishIsReadAsNotHavingIt() {
        var id = wanting(BAD_HOMBURG, WEDNESDAY_10);
        office.mongo
                .getCollection(office.consultations.store().collection())
                .updateOne(
                        Query.query(Criteria.where("_id").is(id)).getQueryObject(),
                        new Document("$unset", new Document("earlierSince", "")));
        assertThat(office.stored(id).earlierSince()).isNull();
        assertThat(office.view(id, Party.PERSON).may()).contains("earlier");
        told(TUESDAY_10);
        assertThat(letters(id)).isZero();
    }
}
