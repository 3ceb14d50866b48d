package de.smartregion.notification.consulting;

import de.smartregion.notification.letter.Drafts;
import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.Template;
import de.smartregion.platform.event.CloudEvent;

import java.util.function.Consumer;

/** Which letters follow from which fact of a consultation. */
final class ConsultationLetters {
    private final RequestLetters requests;
    private final AppointmentLetters appointments;
    private final PollLetters polls;
    private final AssignmentLetters assignments;
    private final StaffLetters staff;

    ConsultationLetters(Drafts drafts) {
        this.requests = new RequestLetters(drafts);
        this.appointments = new AppointmentLetters(drafts);
        this.polls = new PollLetters(drafts);
        this.assignments = new AssignmentLetters(drafts);
        this.staff = new StaffLetters(drafts);
    }

    /**
     * Each as soon as it is written, the consultant's first: whoever typed an address that cannot
     * be written to takes no other's letter away.
     */
    void about(CloudEvent event, Consumer<Letter> written) {
        switch (event.type()) {
            case "de.smartregion.consulting.consultation-requested.v1" ->
                    written.accept(requests.toConfirm(event));
            case "de.smartregion.consulting.consultation-confirmed.v1" -> {
                staff.requestReceived(event).ifPresent(written);
                written.accept(requests.received(event));
            }
            case "de.smartregion.consulting.consultation-assigned.v1" ->
                    assignments.assigned(event, written);
            case "de.smartregion.consulting.wait-ended.v1" -> {
                written.accept(staff.waitEnded(event));
                written.accept(requests.waitEnded(event));
            }
            case "de.smartregion.consulting.earlier-free.v1" ->
                    written.accept(appointments.earlierFree(event));
            case "de.smartregion.consulting.consultation-withdrawn.v1" ->
                    written.accept(requests.withdrawn(event));
            case "de.smartregion.consulting.consultation-declined.v1" ->
                    written.accept(requests.declined(event));
            case "de.smartregion.consulting.report-released.v1" ->
                    written.accept(requests.report(event));
            case "de.smartregion.consulting.report-corrected.v1" ->
                    written.accept(requests.corrected(event));
            case "de.smartregion.consulting.feedback-asked.v1" ->
                    written.accept(requests.feedback(event));
            case "de.smartregion.consulting.appointment-offered.v1" ->
                    written.accept(appointments.offered(event));
            case "de.smartregion.consulting.poll-opened.v1" -> polls.opened(event, written);
            case "de.smartregion.consulting.poll-completed.v1" ->
                    written.accept(polls.completed(event));
            case "de.smartregion.consulting.offer-ended.v1" -> {
                staff.offerRefused(event).ifPresent(written);
                appointments.offerEnded(event).ifPresent(written);
            }
            case "de.smartregion.consulting.appointment-scheduled.v1" -> {
                written.accept(appointments.booked(event));
                written.accept(appointments.scheduled(event));
                appointments.companions(event, Template.COMPANION_INVITED, written);
            }
            case "de.smartregion.consulting.appointment-moved.v1" -> {
                appointments.rebooked(event, written);
                appointments.secondRebooked(event).ifPresent(written);
                written.accept(appointments.moved(event));
                appointments.movedCompanions(event, written);
            }
            case "de.smartregion.consulting.appointment-accompanied.v1" -> {
                written.accept(appointments.secondBooked(event));
                written.accept(appointments.consultantUpdated(event));
                written.accept(appointments.updated(event));
            }
            case "de.smartregion.consulting.appointment-unaccompanied.v1" -> {
                written.accept(appointments.secondTakenOff(event));
                written.accept(appointments.consultantUpdated(event));
                written.accept(appointments.updated(event));
            }
            case "de.smartregion.consulting.appointment-cancelled.v1" -> {
                written.accept(appointments.freed(event));
                appointments.secondFreed(event).ifPresent(written);
                staff.reopened(event).ifPresent(written);
                written.accept(appointments.cancelled(event));
                appointments.companions(event, Template.COMPANION_FREED, written);
            }
            case "de.smartregion.consulting.appointment-approaching.v1" -> {
                written.accept(appointments.consultantApproaching(event));
                appointments.secondApproaching(event).ifPresent(written);
                written.accept(appointments.approaching(event));
            }
            case "de.smartregion.consulting.consultant-missing.v1" ->
                    written.accept(staff.consultantMissing(event));
            case "de.smartregion.consulting.request-overdue.v1" ->
                    written.accept(staff.requestOverdue(event));
            case "de.smartregion.consulting.outcome-missing.v1" ->
                    written.accept(staff.outcomeMissing(event));
            case "de.smartregion.consulting.absence-collides.v1" ->
                    written.accept(staff.absenceCollides(event));
            default -> {} // other facts are not ours to tell
        }
    }
}
