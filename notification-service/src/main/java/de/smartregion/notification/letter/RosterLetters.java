package de.smartregion.notification.letter;

import de.smartregion.notification.letter.RosterFacts.CallOff;
import de.smartregion.notification.letter.RosterFacts.Cancellation;
import de.smartregion.notification.letter.RosterFacts.Changed;
import de.smartregion.notification.letter.RosterFacts.Confirmable;
import de.smartregion.notification.letter.RosterFacts.Full;
import de.smartregion.notification.letter.RosterFacts.Manageable;
import de.smartregion.notification.letter.RosterFacts.Occasion;
import de.smartregion.notification.letter.RosterFacts.Person;
import de.smartregion.notification.letter.RosterFacts.Queued;
import de.smartregion.notification.letter.RosterFacts.Repeated;
import de.smartregion.notification.letter.RosterFacts.Seating;
import de.smartregion.platform.event.CloudEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which letter follows from which fact of a roster, and what it says. */
final class RosterLetters {
    private final Drafts drafts;
    private final PortalLinks portal;

    RosterLetters(Drafts drafts, PortalLinks portal) {
        this.drafts = drafts;
        this.portal = portal;
    }

    /** One letter at most; other facts are not ours to tell. */
    Optional<Letter> about(CloudEvent event) {
        return switch (event.type()) {
            case "de.smartregion.events.registration-received.v1" ->
                    Optional.of(pleaseConfirm(event));
            case "de.smartregion.events.seat-confirmed.v1" ->
                    Optional.of(seat(event, Template.SEAT_CONFIRMED));
            case "de.smartregion.events.placed-on-waiting-list.v1" ->
                    Optional.of(waitingList(event));
            case "de.smartregion.events.moved-up.v1" -> Optional.of(seat(event, Template.MOVED_UP));
            case "de.smartregion.events.registration-cancelled.v1" ->
                    Optional.of(registrationCancelled(event));
            case "de.smartregion.events.registration-changed.v1" ->
                    Optional.of(registrationChanged(event));
            case "de.smartregion.events.registration-repeated.v1" ->
                    Optional.of(alreadyRegistered(event));
            case "de.smartregion.events.seat-moved.v1" -> Optional.of(gatheringChanged(event));
            case "de.smartregion.events.gathering-called-off.v1" ->
                    Optional.of(gatheringCancelled(event));
            case "de.smartregion.events.roster-full.v1" -> Optional.of(gatheringFull(event));
            default -> Optional.empty();
        };
    }

    private Letter pleaseConfirm(CloudEvent event) {
        var draft = new SeatDraft(event, Template.PLEASE_CONFIRM);
        var facts = event.dataAs(Confirmable.class);
        draft.paragraph("text", draft.title());
        var until = draft.moment(facts.confirmBy());
        var position = facts.position();
        if (!facts.waiting()) {
            draft.paragraph("held", until, draft.person.seats());
        } else {
            draft.paragraph("waiting", until);
            if (position != null) {
                draft.paragraph("position", position);
            }
        }
        draft.confirm(facts.confirmToken());
        draft.remark("remark");
        return draft.letter(null);
    }

    private Letter seat(CloudEvent event, Template template) {
        var draft = new SeatDraft(event, template);
        draft.paragraph("text", draft.title(), draft.person.seats());
        draft.manage(event.dataAs(Manageable.class));
        draft.calendarRemark();
        draft.remark("remark");
        return draft.letter(CalendarEntry.Method.REQUEST);
    }

    private Letter waitingList(CloudEvent event) {
        var draft = new SeatDraft(event, Template.WAITING_LIST);
        draft.paragraph("text", draft.title());
        draft.paragraph("position", event.dataAs(Queued.class).position());
        draft.manage(event.dataAs(Manageable.class));
        draft.remark("remark");
        return draft.letter(null);
    }

    private Letter registrationCancelled(CloudEvent event) {
        var draft = new SeatDraft(event, Template.REGISTRATION_CANCELLED);
        boolean byStaff = event.dataAs(Cancellation.class).by().equals("STAFF");
        draft.paragraph(byStaff ? "staff" : "person", draft.title());
        return draft.takenBack(event.dataAs(Seating.class));
    }

    private Letter registrationChanged(CloudEvent event) {
        var draft = new SeatDraft(event, Template.REGISTRATION_CHANGED);
        var facts = event.dataAs(Changed.class);
        draft.paragraph("text", draft.title());
        var position = facts.position();
        if (position != null) {
            draft.paragraph("waiting", position);
        } else if (facts.seated()) {
            draft.paragraph("seated", draft.person.seats());
        }
        var token = facts.manageToken();
        if (token != null) {
            draft.manage(new Manageable(token));
        }
        if (facts.seated()) {
            draft.calendarRemark();
        }
        draft.remark("remark");
        return draft.letter(facts.seated() ? CalendarEntry.Method.REQUEST : null);
    }

    /** Whoever asked was told nothing of this: it may have been somebody else. */
    private Letter alreadyRegistered(CloudEvent event) {
        var draft = new SeatDraft(event, Template.ALREADY_REGISTERED);
        var facts = event.dataAs(Repeated.class);
        draft.paragraph("text", draft.title());
        var manage = facts.manageToken();
        var confirm = facts.confirmToken();
        var until = facts.confirmBy();
        if (manage != null) {
            draft.paragraph("manage");
            draft.manage(new Manageable(manage));
        } else if (confirm != null && until != null) {
            draft.paragraph("confirm", draft.moment(until));
            draft.confirm(confirm);
        }
        draft.remark("remark");
        return draft.letter(null);
    }

    private Letter gatheringChanged(CloudEvent event) {
        var draft = new SeatDraft(event, Template.GATHERING_CHANGED);
        boolean seated = event.dataAs(Seating.class).seated();
        draft.paragraph("text", draft.title());
        draft.paragraph(seated ? "seated" : "waiting");
        draft.manage(event.dataAs(Manageable.class));
        if (seated) {
            draft.calendarRemark();
        }
        draft.remark("remark");
        return draft.letter(seated ? CalendarEntry.Method.REQUEST : null);
    }

    private Letter gatheringCancelled(CloudEvent event) {
        var draft = new SeatDraft(event, Template.GATHERING_CANCELLED);
        var reason = event.dataAs(CallOff.class).reason();
        draft.paragraph("text", draft.title());
        if (reason != null) {
            draft.paragraph("reason", reason);
        }
        return draft.takenBack(event.dataAs(Seating.class));
    }

    /** To the staff; nobody's data is in it. */
    private Letter gatheringFull(CloudEvent event) {
        var facts = event.dataAs(Full.class);
        var draft = drafts.toStaff(event, Template.GATHERING_FULL);
        var attendance = draft.words("attendance." + facts.attendance());
        draft.subject(facts.title(), attendance);
        draft.paragraph("text", facts.title(), attendance);
        draft.detail("when", draft.wording().moment(facts.startsAt()));
        draft.detail("seats", Integer.toString(facts.seats()));
        draft.detail("waiting", Integer.toString(facts.waiting()));
        draft.actionLink(
                draft.wording().say(Template.GATHERING_FULL, "action"),
                portal.gathering(facts.gathering(), draft.language()));
        return draft.letter();
    }

    /** A letter to somebody who registered, while it is being written. */
    private final class SeatDraft {
        private final CloudEvent event;
        private final Person person;
        private final Occasion occasion;
        private final Draft draft;

        SeatDraft(CloudEvent event, Template template) {
            this.event = event;
            this.person = event.dataAs(Person.class);
            this.occasion = event.dataAs(Occasion.class);
            this.draft =
                    drafts.to(person.name(), person.email(), person.language(), event, template);
            draft.subject(title());
        }

        String title() {
            return draft.inLanguage(occasion.title(), occasion.titleEnglish());
        }

        void paragraph(String key, Object... facts) {
            draft.paragraph(key, facts);
        }

        void remark(String key) {
            draft.remark(key);
        }

        void calendarRemark() {
            draft.calendarRemark();
        }

        String moment(Instant instant) {
            return draft.wording().moment(instant);
        }

        void confirm(String token) {
            draft.actionLink(
                    draft.wording().say(Template.PLEASE_CONFIRM, "action"),
                    portal.confirm(
                            occasion.gathering(), person.registration(), token, draft.language()));
        }

        void manage(Manageable facts) {
            draft.actionLink(
                    draft.words("manage.action"),
                    portal.manage(
                            occasion.gathering(),
                            person.registration(),
                            facts.manageToken(),
                            draft.language()));
        }

        Letter takenBack(Seating facts) {
            if (facts.seated()) {
                remark("calendar");
            }
            return letter(facts.seated() ? CalendarEntry.Method.CANCEL : null);
        }

        Letter letter(CalendarEntry.@Nullable Method method) {
            details();
            return draft.letter(method == null ? null : entry(method));
        }

        private void details() {
            draft.detail("gathering", title());
            draft.detail("kind", draft.words("kind." + occasion.kind()));
            draft.detail("when", draft.wording().span(occasion.startsAt(), occasion.endsAt()));
            var place = occasion.place();
            var online = occasion.onlineAddress();
            if (!isOnline() && place != null) {
                draft.detail("where", place);
            }
            if (isOnline() && online != null) {
                draft.detailOnline(online);
            }
            draft.detail("attendance", attendance());
            if (person.seats() > 1) {
                draft.detail("seats", Integer.toString(person.seats()));
            }
            draft.detail("host", occasion.host());
        }

        private boolean isOnline() {
            return person.attendance().equals("ONLINE");
        }

        private String attendance() {
            return draft.words("attendance." + person.attendance());
        }

        /** Without the link to the registration: calendars are shared. */
        private CalendarEntry entry(CalendarEntry.Method method) {
            var online = occasion.onlineAddress();
            return new CalendarEntry(
                    method,
                    person.registration(),
                    occasion.sequence(),
                    event.time(),
                    occasion.startsAt(),
                    occasion.endsAt(),
                    title(),
                    draft.words(
                            "entry.description",
                            draft.words("kind." + occasion.kind()),
                            attendance(),
                            occasion.host()),
                    isOnline() ? online : occasion.place(),
                    isOnline() && online != null ? WebAddress.of(online) : null,
                    drafts.office(),
                    List.of(new Participant(person.name(), draft.recipient())));
        }
    }
}
