package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.BAD_HOMBURG;
import static de.smartregion.consulting.consultation.Office.TERMS;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.refusal;
import static de.smartregion.consulting.consultation.Office.staff;
import static de.smartregion.consulting.consultation.Office.wish;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Answer;
import de.smartregion.consulting.agenda.Agenda.Why;
import de.smartregion.consulting.calendar.RealDays;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.Names;
import de.smartregion.platform.outbox.UnrelayedStores;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** People fall ill the day before: the office asks colleagues, whatever notice a module needs. */
class NoticeStoryTest {

    private static final String KARLA = RealDays.KARLA;
    private static final String LENA = "lena";
    private static final Duration HOUR = Duration.ofHours(1);

    /** The Friday before, three days ahead; then it is Monday morning, the day before. */
    private static final Instant FRIDAY = Office.MONDAY.minus(Duration.ofDays(3));

    private static final Instant TUESDAY_15 = Office.MONDAY.plus(Duration.ofHours(30));

    private final Office.Now clock = new Office.Now();
    private final MongoTemplate mongo = Store.mongo();
    private final Agenda agenda = new RealDays(mongo, clock, 72, KARLA, LENA).agenda();
    private final Consultations consultations =
            new Consultations(UnrelayedStores.on(mongo, clock), mongo, clock);
    private final FreeStarts freeStarts = new FreeStarts(agenda);
    private final Advisers advisers = new Advisers(agenda);
    private final SettleConsultation settle =
            new SettleConsultation(consultations, agenda, freeStarts, TERMS);
    private final BookAppointment book =
            new BookAppointment(consultations, settle, freeStarts, advisers, agenda, TERMS);
    private final OfferAppointment offer =
            new OfferAppointment(consultations, settle, freeStarts, advisers, agenda, TERMS);
    private final ProposeInstead proposeInstead =
            new ProposeInstead(consultations, settle, agenda, freeStarts);

    @Test
    void whoIsIllTheDayBeforeIsStoodInForByWhoIsFreeThen() {
        var id = scheduled();
        var begin = Office.MONDAY;
        proposeInstead.propose(KARLA, "ill", begin, begin.plus(Duration.ofDays(3)));
        var appointment = consultations.find(id).orElseThrow().upcoming().orElseThrow();
        var proposal = Objects.requireNonNull(appointment.collision()).proposals().getFirst();
        assertThat(proposal.consultant()).isEqualTo(LENA);
        assertThat(proposal.start()).isEqualTo(TUESDAY_15);
        var instead = new BookAppointment.Wish(false, TUESDAY_15, LENA, null);
        var moved = changed(book.book(id, staff(), instead)).upcoming().orElseThrow();
        assertThat(moved.consultant()).isEqualTo(LENA);
        assertThat(moved.start()).isEqualTo(TUESDAY_15);
    }

    @Test
    void whatIsTooSoonForEverybodyElseTheOfficeMayDo() {
        var id = scheduled();
        var sooner = TUESDAY_15.minus(HOUR);
        var need = wish().need();
        var date = TUESDAY_15.atZone(Spot.ZONE).toLocalDate();
        assertThat(agenda.free(need, date, 1)).isEmpty();
        assertThat(agenda.free(need.withoutNotice(), date, 1).getFirst().starts()).contains(sooner);
        var until = clock.instant().plus(HOUR);
        assertThat(agenda.claim(Names.random(), LENA, need, sooner, until))
                .isEqualTo(new Answer.Refused(Why.TOO_SOON));
        assertThat(refusal(book.book(id, municipality(), Office.at(sooner)))).isNotNull();
        var shifted = changed(book.book(id, staff(), Office.at(sooner))).upcoming().orElseThrow();
        assertThat(shifted.start()).as("on the same day").isEqualTo(sooner);
        assertThat(shifted.consultant()).isEqualTo(KARLA);
        var another = Office.further(TUESDAY_15, "Es eilt");
        assertThat(changed(book.book(id, staff(), another)).appointments()).hasSize(2);
        var asked = consultations.insert(opened(null)).id();
        var starts = List.of(Office.start(sooner.minus(HOUR)));
        var offered = changed(offer.offer(asked, staff(), starts, null, null));
        assertThat(Objects.requireNonNull(offered.offer()).starts()).hasSize(1);
    }

    private String scheduled() {
        clock.instant = FRIDAY;
        var until = FRIDAY.plus(HOUR);
        var claimed = agenda.claim(Names.random(), KARLA, wish().need(), TUESDAY_15, until);
        var opened = opened(Spot.of(((Answer.Had) claimed).slot()));
        var id = settle.settle(consultations.insert(opened).id()).orElseThrow().id();
        clock.instant = Office.MONDAY;
        return id;
    }

    private static Decision.Changed opened(@Nullable Spot held) {
        var opening =
                new Consultation.Opening(
                        Names.random(), wish(BAD_HOMBURG), held, null, null, true, true, null);
        return Consultation.open(opening, TERMS, FRIDAY);
    }
}
