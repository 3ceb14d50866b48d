package de.smartregion.notification.webhook;

import java.util.List;
import java.util.stream.Stream;

/**
 * What can be told: the facts of the topics that are read for webhooks. What a consultant's own
 * facts and a subscriber's are about is one person, so nobody else is told of them.
 */
final class EventTypes {

    /**
     * The facts of one service.
     *
     * @param all as a webhook asks for them, and for those that are yet to come
     */
    record Owner(String name, String all, List<String> types) {
        static Owner of(String name, String... facts) {
            var prefix = "de.smartregion." + name + ".";
            return new Owner(
                    name,
                    prefix + "*",
                    Stream.of(facts).map(fact -> prefix + fact + ".v1").toList());
        }
    }

    static final List<Owner> OWNERS =
            List.of(
                    Owner.of(
                            "events",
                            "gathering-published",
                            "gathering-changed",
                            "gathering-cancelled",
                            "gathering-ended",
                            "registration-received",
                            "registration-repeated",
                            "registration-changed",
                            "registration-expired",
                            "registration-cancelled",
                            "seat-confirmed",
                            "seat-moved",
                            "placed-on-waiting-list",
                            "moved-up",
                            "roster-full",
                            "gathering-called-off",
                            "finding-recorded",
                            "finding-changed",
                            "finding-removed"),
                    Owner.of(
                            "catalog",
                            "submission-started",
                            "project-submitted",
                            "submission-sent-back",
                            "submission-commented",
                            "submission-declined",
                            "submission-withdrawn",
                            "submission-published",
                            "project-published",
                            "project-revised",
                            "project-confirmed",
                            "confirmation-due",
                            "project-archived",
                            "project-reopened",
                            "reuse-wanted",
                            "reuse-withdrawn",
                            "offer-changed",
                            "offer-removed",
                            "partner-changed",
                            "partner-removed"),
                    Owner.of(
                            "consulting",
                            "consultation-requested",
                            "consultation-confirmed",
                            "consultation-assigned",
                            "consultation-expired",
                            "consultation-withdrawn",
                            "consultation-declined",
                            "consultation-unrecorded",
                            "consultation-erased",
                            "consultant-missing",
                            "request-overdue",
                            "appointment-offered",
                            "poll-opened",
                            "poll-completed",
                            "offer-ended",
                            "wait-ended",
                            "earlier-free",
                            "appointment-scheduled",
                            "appointment-moved",
                            "appointment-accompanied",
                            "appointment-unaccompanied",
                            "absence-collides",
                            "appointment-approaching",
                            "appointment-cancelled",
                            "appointment-held",
                            "appointment-missed",
                            "outcome-missing",
                            "report-written",
                            "report-released",
                            "report-corrected",
                            "feedback-asked",
                            "feedback-given",
                            "module-changed"));

    private EventTypes() {}

    /** Whether a webhook may ask for it. */
    static boolean isKnown(String wanted) {
        return OWNERS.stream()
                .anyMatch(it -> it.all().equals(wanted) || it.types().contains(wanted));
    }

    static boolean isAmong(List<String> wanted, String type) {
        return wanted.stream()
                .anyMatch(
                        it ->
                                it.endsWith(".*")
                                        ? type.startsWith(it.substring(0, it.length() - 1))
                                        : it.equals(type));
    }
}
