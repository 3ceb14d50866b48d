package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.BAD_HOMBURG;
import static de.smartregion.consulting.consultation.Office.GIESSEN;
import static de.smartregion.consulting.consultation.Office.MONDAY;
import static de.smartregion.consulting.consultation.Office.NEXT_WEEK_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.staff;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.consultation.Figures.Count;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** What was asked for, in numbers. */
class FiguresTest {

    private final Office office = new Office();

    @Test
    void ofAYearByDistrictKindModuleModeStateOpinionAndHowLongItTook() {
        var held = office.asked(BAD_HOMBURG, TUESDAY_10);
        office.asked(BAD_HOMBURG, NEXT_WEEK_10);
        var cancelled = office.asked(GIESSEN, TUESDAY_10.plus(Duration.ofHours(2)));
        changed(office.withdraw.withdraw(cancelled, staff(), null));
        office.request.request(Office.wish(GIESSEN), null, null, Office.NOBODY); // unconfirmed
        office.tookPlace(held);
        new GiveFeedback(office.consultations)
                .give(held, municipality(), new Feedback(4, "Danke, Erika"));

        var figures = figures();

        assertThat(figures.total()).isEqualTo(3);
        assertThat(figures.districts())
                .containsExactly(
                        new Count("06434", "Hochtaunuskreis", 2),
                        new Count("06531", "Landkreis Gießen", 1));
        assertThat(figures.kinds()).containsExactly(new Count("MUNICIPALITY", "MUNICIPALITY", 3));
        assertThat(figures.modules())
                .containsExactly(new Count(PaperAgenda.MODULE, "Einstiegsberatung", 3));
        assertThat(figures.modes()).containsExactly(new Count("ONLINE", "ONLINE", 3));
        assertThat(figures.states())
                .extracting(Count::key)
                .containsExactly("HELD", "SCHEDULED", "WITHDRAWN");
        assertThat(figures.feedback())
                .isEqualTo(new Figures.Opinions(1, 4.0, List.of(0, 0, 0, 1, 0)));
        assertThat(figures.waiting()).isEqualTo(new Figures.Waiting(2, 4.5, 8));
        assertThat(figures.toString()).doesNotContain("Erika", "Danke", "@");
    }

    @Test
    void nothingOfAnotherYear() {
        office.asked(BAD_HOMBURG, null);
        assertThat(
                        Figures.of(
                                        2025,
                                        office.consultations.counted(
                                                MONDAY.minus(Duration.ofDays(400)),
                                                MONDAY.minus(Duration.ofDays(61))))
                                .total())
                .isZero();
        assertThat(figures().feedback().mean()).isNull();
        assertThat(figures().waiting().median()).isNull();
    }

    private Figures figures() {
        return Figures.of(
                2026,
                office.consultations.counted(
                        MONDAY.minus(Duration.ofDays(60)), MONDAY.plus(Duration.ofDays(300))));
    }
}
