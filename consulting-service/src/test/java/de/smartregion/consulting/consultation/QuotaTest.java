package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.BAD_HOMBURG;
import static de.smartregion.consulting.consultation.Office.SETTINGS;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_14;
import static de.smartregion.consulting.consultation.Office.WEDNESDAY_10;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.link;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.refusal;
import static de.smartregion.consulting.consultation.Office.staff;
import static de.smartregion.consulting.consultation.Office.wish;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.consultation.BookAppointment.Wish;
import de.smartregion.platform.outbox.Names;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** However many ask at once, a municipality has no more appointments in a year than its quota. */
class QuotaTest {

    private static final int MANY = 12;

    private final Office office = new Office();

    /** Hours of Tuesday and Wednesday, each for somebody else. */
    private static Instant start(int which) {
        return TUESDAY_10.plus(Duration.ofDays(which / 6)).plus(Duration.ofHours(which % 6));
    }

    private static Wish at(Instant start, @Nullable String note) {
        return new Wish(false, start, null, note);
    }

    private List<String> scheduled(List<String> ids) {
        return ids.stream().filter(id -> office.stored(id).status() == Status.SCHEDULED).toList();
    }

    private static List<Decision> atOnce(List<Callable<Decision>> tasks) throws Exception {
        var ready = new CountDownLatch(tasks.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<Decision>>();
            for (var task : tasks) {
                futures.add(
                        threads.submit(
                                () -> {
                                    ready.countDown();
                                    ready.await();
                                    return task.call();
                                }));
            }
            var answers = new ArrayList<Decision>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    @Test
    void ofTwoWhoTakeTheSameTurnOneHasIt() {
        var ids = List.of(office.asked(null), office.asked(null));
        var saved =
                ids.stream().map(office::stored).toList().stream()
                        .map(it -> office.consultations.save(it, begun(it)))
                        .toList();
        assertThat(saved.getFirst()).isPresent();
        assertThat(saved.getLast()).as("as if somebody had changed the case").isEmpty();
        // Who looks again has another one.
        changed(office.book.book(ids.getLast(), municipality(), at(TUESDAY_14, null)));
        assertThat(office.stored(ids.getLast()).turns())
                .hasSize(1)
                .doesNotContain(BAD_HOMBURG + ":2026:1");
    }

    private static Decision.Changed begun(Consultation found) {
        var claim =
                Claim.begun(
                        Claim.Kind.FIRST,
                        new Spot(
                                PaperAgenda.KARLA,
                                Names.random(),
                                TUESDAY_10,
                                TUESDAY_10.plus(PaperAgenda.HOUR)),
                        null,
                        null,
                        Party.PERSON,
                        "Erika Beispiel",
                        null,
                        Office.MONDAY);
        return (Decision.Changed)
                found.begin(
                        false,
                        claim.withTurn(BAD_HOMBURG + ":2026:1"),
                        new Actor(Party.PERSON, "Erika Beispiel"),
                        Office.TERMS,
                        Office.MONDAY);
    }

    @Test
    void manyWhoConfirmAtOnceHaveAsManyAsTheQuotaAndTheOthersAreRequestsWithoutASlot()
            throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            var held = office.held(wish(), start(i));
            ids.add(changed(office.request.request(wish(), held, null, link(""))).id());
        }
        var answers =
                atOnce(
                        ids.stream()
                                .<Callable<Decision>>map(
                                        id -> () -> office.confirm.confirm(id, confirming(id)))
                                .toList());
        assertThat(scheduled(ids)).hasSize(SETTINGS.quota());
        assertThat(answers.stream().map(Office::refusal).filter(Objects::nonNull))
                .hasSize(MANY - SETTINGS.quota())
                .containsOnly("QUOTA_USED");
        assertThat(ids.stream().map(id -> office.stored(id).status()))
                .containsOnly(Status.SCHEDULED, Status.REQUESTED);
        assertThat(office.agenda.taken()).hasSize(SETTINGS.quota());
    }

    private Visitor confirming(String id) {
        return link(office.token(id, "consultation-requested", "confirmToken"));
    }

    @Test
    void manyWhoAskWithASlotAtOnceHaveAsManyAsTheQuota() throws Exception {
        var held = IntStream.range(0, MANY).mapToObj(i -> office.held(wish(), start(i))).toList();
        var answers =
                atOnce(
                        held.stream()
                                .<Callable<Decision>>map(
                                        slot ->
                                                () ->
                                                        office.request.request(
                                                                wish(), slot, null, municipality()))
                                .toList());
        assertThat(answers.stream().filter(Decision.Changed.class::isInstance))
                .hasSize(SETTINGS.quota());
        assertThat(office.agenda.booked()).hasSize(SETTINGS.quota());
    }

    @Test
    void aMoveIntoAnotherYearIsCountedThere() {
        var next = Instant.parse("2027-01-12T09:00:00Z");
        for (int i = 0; i < SETTINGS.quota(); i++) {
            office.asked(next.plus(Duration.ofHours(i)));
        }
        var id = office.asked(TUESDAY_10);
        var turns = office.stored(id).turns();
        assertThat(turns).hasSize(1).allMatch(it -> it.startsWith(BAD_HOMBURG + ":2026:"));
        var later = at(next.plus(Duration.ofDays(1)), null);
        assertThat(refusal(office.book.book(id, municipality(), later))).isEqualTo("QUOTA_USED");
        assertThat(changed(office.book.book(id, municipality(), at(TUESDAY_14, null))).turns())
                .as("within its year it stays the same one")
                .isEqualTo(turns);
        var moved = office.book.book(id, staff(), at(later.start(), "Modellkommune"));
        assertThat(changed(moved).turns()).containsExactly(BAD_HOMBURG + ":2027:4");
    }

    @Test
    void theOfficeAcceptsBeyondItWithANoteAndNobodyElse() {
        var id = office.asked(null);
        var wishes = List.of(new OfferAppointment.Wish(WEDNESDAY_10, null));
        changed(office.offer.offer(id, staff(), wishes, null, null));
        office.asked(TUESDAY_10);
        office.asked(TUESDAY_14);
        office.asked(start(8));
        assertThat(refusal(office.accept.accept(id, municipality(), WEDNESDAY_10, "Bitte")))
                .isEqualTo("QUOTA_USED");
        assertThat(refusal(office.accept.accept(id, staff(), WEDNESDAY_10, null)))
                .isEqualTo("QUOTA_USED");
        var accepted = changed(office.accept.accept(id, staff(), WEDNESDAY_10, "Modellkommune"));
        assertThat(accepted.status()).isEqualTo(Status.SCHEDULED);
        assertThat(accepted.turns()).containsExactly(BAD_HOMBURG + ":2026:4");
        assertThat(accepted.log().getLast().note()).isEqualTo("Modellkommune");
    }

    @Test
    void whatIsCancelledIsHadByTheNextAndWhatTheOfficeGaveBeyondTakesNobodys() {
        var first = office.asked(TUESDAY_10);
        office.asked(TUESDAY_14);
        office.asked(WEDNESDAY_10);
        var beyond = office.asked(null);
        var given = changed(office.book.book(beyond, staff(), at(start(7), "Modellkommune")));
        assertThat(given.turns()).containsExactly(BAD_HOMBURG + ":2026:4");
        var turns = office.stored(first).turns();
        var last = office.asked(null);
        assertThat(refusal(office.book.book(last, municipality(), at(start(8), null))))
                .isEqualTo("QUOTA_USED");
        changed(office.withdraw.withdraw(first, municipality(), null));
        assertThat(changed(office.book.book(last, municipality(), at(start(8), null))).turns())
                .isEqualTo(turns);
    }
}
