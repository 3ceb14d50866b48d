package de.smartregion.consulting.consultation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;

/**
 * @param hold how long a slot is kept while the form is filled in, or a move is under way
 * @param confirm how long somebody without an account has to confirm
 * @param reach how long the link of a case works
 * @param answer how much working time there is to accept an offer
 * @param overdue after how many working days without an offer the office is reminded
 * @param change until when before the appointment the municipality may move or cancel it
 * @param early how long before an appointment it may be said that it took place: people meet sooner
 * @param quota appointments of one municipality in one year
 * @param reminders how many days before an appointment it is reminded of; none is none
 * @param feedback how long after the appointment feedback is asked for
 * @param sweep how often deadlines are looked after
 * @param waiting how often the waiting list is looked through, also when nothing was told
 */
@ConfigurationProperties("smartregion.consultations")
record ConsultationSettings(
        @DefaultValue("10m") Duration hold,
        @DefaultValue("48h") Duration confirm,
        @DefaultValue("400d") Duration reach,
        @DefaultValue("4h") Duration answer,
        @DefaultValue("3") int overdue,
        @DefaultValue("24h") Duration change,
        @DefaultValue("0s") Duration early,
        @DefaultValue("6") int quota,
        @DefaultValue({"7", "1"}) List<Integer> reminders,
        @DefaultValue("24h") Duration feedback,
        @DefaultValue("2s") Duration sweep,
        @DefaultValue("1m") Duration waiting) {

    ConsultationSettings {
        reminders = List.copyOf(reminders);
        positive("hold", hold);
        positive("confirm", confirm);
        positive("reach", reach);
        positive("answer", answer);
        positive("feedback", feedback);
        positive("sweep", sweep);
        positive("waiting", waiting);
        if (reminders.size() > 5 || reminders.stream().anyMatch(days -> days < 1 || days > 90)) {
            throw new IllegalArgumentException(
                    "smartregion.consultations.reminders: at most five, each 1 to 90 days before");
        }
        if (change.isNegative() || early.isNegative() || overdue < 1 || quota < 1) {
            throw new IllegalArgumentException(
                    "smartregion.consultations: change and early are not negative, overdue and quota are at least 1");
        }
    }

    private static void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "smartregion.consultations." + name + " must be longer than nothing");
        }
    }
}
