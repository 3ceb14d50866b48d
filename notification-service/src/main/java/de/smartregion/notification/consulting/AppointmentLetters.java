package de.smartregion.notification.consulting;

import de.smartregion.notification.consulting.ConsultationFacts.Accompanied;
import de.smartregion.notification.consulting.ConsultationFacts.Appointment;
import de.smartregion.notification.consulting.ConsultationFacts.Cancelled;
import de.smartregion.notification.consulting.ConsultationFacts.Case;
import de.smartregion.notification.consulting.ConsultationFacts.Companion;
import de.smartregion.notification.consulting.ConsultationFacts.Earlier;
import de.smartregion.notification.consulting.ConsultationFacts.Ended;
import de.smartregion.notification.consulting.ConsultationFacts.Manageable;
import de.smartregion.notification.consulting.ConsultationFacts.Moved;
import de.smartregion.notification.consulting.ConsultationFacts.Offered;
import de.smartregion.notification.consulting.ConsultationFacts.Unaccompanied;
import de.smartregion.notification.letter.CalendarEntry;
import de.smartregion.notification.letter.CalendarEntry.Method;
import de.smartregion.notification.letter.Draft;
import de.smartregion.notification.letter.Drafts;
import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.Participant;
import de.smartregion.notification.letter.Template;
import de.smartregion.notification.letter.WebAddress;
import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.UnreadableEvent;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What municipality and consultant are told of their appointment: a letter each, with the same
 * entry for the calendar.
 */
final class AppointmentLetters {
    static final String DESK = "/beratende/beratungen/{consultation}";

    private static final String MOVE = RequestLetters.REQUEST + "/verschieben?start={start}";

    /** Of consultants; the events do not tell theirs. */
    static final String LANGUAGE = "de";

    private final Drafts drafts;

    AppointmentLetters(Drafts drafts) {
        this.drafts = drafts;
    }

    Letter offered(CloudEvent event) {
        var facts = event.dataAs(Case.class);
        var offer = event.dataAs(Offered.class);
        var draft = toMunicipality(facts, event, Template.APPOINTMENT_OFFERED);
        draft.paragraph("text", RequestLetters.title(facts, draft), offer.starts().size());
        draft.paragraph("until", draft.moment(offer.until()), offer.starts().size());
        var note = offer.lines();
        if (!note.isEmpty()) {
            draft.paragraph("note");
            draft.quote(note);
        }
        manage(facts, event, draft);
        for (var start : offer.starts()) {
            draft.detail("proposal", draft.moment(start));
        }
        RequestLetters.details(facts, draft);
        draft.remark("remark");
        return draft.letter();
    }

    /** Who has declined it knows; who has not is told not to look for it any more. */
    Optional<Letter> offerEnded(CloudEvent event) {
        var ended = event.dataAs(Ended.class);
        if (ended.why().equals("REFUSED")) {
            return Optional.empty();
        }
        var facts = event.dataAs(Case.class);
        var draft = toMunicipality(facts, event, Template.OFFER_ENDED);
        draft.paragraph(
                ended.why().equals("EXPIRED") ? "expired" : "lapsed",
                RequestLetters.title(facts, draft));
        draft.paragraph(ended.waiting() ? "waiting" : "open");
        manage(facts, event, draft);
        RequestLetters.details(facts, draft);
        draft.remark("remark");
        return Optional.of(draft.letter());
    }

    Letter scheduled(CloudEvent event) {
        var meeting = new Meeting(event);
        var draft = toMunicipality(meeting.facts, event, Template.APPOINTMENT_SCHEDULED);
        meeting.tellMunicipality(draft);
        return meeting.kept(draft);
    }

    Letter moved(CloudEvent event) {
        var meeting = new Meeting(event);
        boolean there = staysWhereItIs(event);
        var template = there ? Template.APPOINTMENT_CHANGED : Template.APPOINTMENT_MOVED;
        var draft = toMunicipality(meeting.facts, event, template);
        meeting.tellMunicipality(draft);
        if (!there) {
            before(event, draft);
        }
        return meeting.kept(draft);
    }

    /** What is free is kept for nobody: the way to move leads there at once. */
    Letter earlierFree(CloudEvent event) {
        var meeting = new Meeting(event);
        var facts = meeting.facts;
        var free = event.dataAs(Earlier.class).free();
        var appointment = meeting.appointment;
        var length = Duration.between(appointment.start(), appointment.end());
        var draft = toMunicipality(facts, event, Template.EARLIER_FREE);
        draft.paragraph(
                "text", RequestLetters.title(facts, draft), draft.span(free, free.plus(length)));
        draft.paragraph("first");
        draft.paragraph("stands", meeting.when(draft));
        draft.action(
                MOVE, event.dataAs(Manageable.class).manageToken(), facts.consultation(), free);
        RequestLetters.details(facts, draft);
        draft.remark("remark");
        return draft.letter();
    }

    Letter approaching(CloudEvent event) {
        var meeting = new Meeting(event);
        var draft = toMunicipality(meeting.facts, event, Template.APPOINTMENT_APPROACHING);
        meeting.tellMunicipality(draft);
        draft.remark("remark");
        return draft.letter();
    }

    Letter consultantApproaching(CloudEvent event) {
        var meeting = new Meeting(event);
        return meeting.approaching(meeting.toConsultant(Template.CONSULTANT_APPROACHING), "text");
    }

    Optional<Letter> secondApproaching(CloudEvent event) {
        var meeting = new Meeting(event);
        return meeting.toSecond(Template.CONSULTANT_APPROACHING)
                .map(draft -> meeting.approaching(draft, "second"));
    }

    Letter cancelled(CloudEvent event) {
        var meeting = new Meeting(event);
        var draft = toMunicipality(meeting.facts, event, Template.APPOINTMENT_CANCELLED);
        var cancelled = event.dataAs(Cancelled.class);
        meeting.tellWhy(draft, cancelled);
        var token = cancelled.manageToken();
        if (token != null) {
            switch (cancelled.status()) {
                case "REQUESTED" -> draft.paragraph("open");
                case "SCHEDULED" -> draft.paragraph("others");
                case null, default -> {} // it was the last of a series
            }
            draft.action(RequestLetters.REQUEST, token, meeting.facts.consultation());
        }
        return meeting.cancelled(draft);
    }

    Letter booked(CloudEvent event) {
        var meeting = new Meeting(event);
        var draft = meeting.toConsultant(Template.CONSULTANT_BOOKED);
        meeting.tellConsultant(draft);
        return meeting.kept(draft);
    }

    /** Who comes instead of somebody else has a new appointment, and who came before has none. */
    void rebooked(CloudEvent event, Consumer<Letter> written) {
        var moved = event.dataAs(Moved.class);
        var name = moved.formerConsultantName();
        var email = moved.formerConsultantEmail();
        if (name != null && email != null) {
            written.accept(replaced(event, moved.before(), name, email));
            written.accept(booked(event));
        } else {
            var meeting = new Meeting(event);
            boolean there = staysWhereItIs(event);
            var draft =
                    meeting.toConsultant(
                            there ? Template.CONSULTANT_CHANGED : Template.CONSULTANT_REBOOKED);
            meeting.tellConsultant(draft);
            if (!there) {
                before(event, draft);
            }
            written.accept(meeting.kept(draft));
        }
    }

    /** The same people at the same time: another way, another place, or others who come along. */
    private static boolean staysWhereItIs(CloudEvent event) {
        var moved = event.dataAs(Moved.class);
        return moved.formerConsultantEmail() == null
                && moved.before().equals(event.dataAs(Appointment.class).start());
    }

    private Letter replaced(CloudEvent event, Instant before, String name, String email) {
        var successor = event.dataAs(Appointment.class);
        var meeting = new Meeting(event, successor.before(before, name, email));
        var draft = meeting.toConsultant(Template.CONSULTANT_FREED);
        draft.paragraph(
                "replaced",
                meeting.facts.moduleTitle(),
                meeting.when(draft),
                meeting.facts.municipalityName(),
                successor.consultantName());
        return meeting.cancelled(draft);
    }

    Letter freed(CloudEvent event) {
        var meeting = new Meeting(event);
        return meeting.takenBack(meeting.toConsultant(Template.CONSULTANT_FREED));
    }

    Letter secondBooked(CloudEvent event) {
        var meeting = new Meeting(event);
        var draft = meeting.toSecond(Template.CONSULTANT_BOOKED).orElseThrow();
        meeting.tellConsultant(draft, "second");
        return meeting.kept(draft);
    }

    Optional<Letter> secondRebooked(CloudEvent event) {
        var meeting = new Meeting(event);
        if (staysWhereItIs(event)) {
            return meeting.toSecond(Template.CONSULTANT_CHANGED)
                    .map(
                            draft -> {
                                meeting.tellConsultant(draft);
                                return meeting.kept(draft);
                            });
        }
        if (event.dataAs(Moved.class).before().equals(meeting.appointment.start())) {
            return meeting.toSecond(Template.CONSULTANT_UPDATED).map(meeting::withAnother);
        }
        return meeting.toSecond(Template.CONSULTANT_REBOOKED)
                .map(
                        draft -> {
                            meeting.tellConsultant(draft);
                            before(event, draft);
                            return meeting.kept(draft);
                        });
    }

    Optional<Letter> secondFreed(CloudEvent event) {
        var meeting = new Meeting(event);
        return meeting.toSecond(Template.CONSULTANT_FREED).map(meeting::takenBack);
    }

    Letter secondTakenOff(CloudEvent event) {
        var left = event.dataAs(Unaccompanied.class);
        var name = Objects.requireNonNull(left.formerConsultantName());
        var email = Objects.requireNonNull(left.formerConsultantEmail());
        var meeting = new Meeting(event, event.dataAs(Appointment.class).with(name, email));
        var draft = meeting.toSecond(Template.CONSULTANT_FREED).orElseThrow();
        draft.paragraph(
                "second",
                meeting.facts.moduleTitle(),
                meeting.when(draft),
                meeting.facts.municipalityName(),
                meeting.appointment.consultantName());
        return meeting.cancelled(draft);
    }

    /** Of the municipality: who comes along now, or does not any more. */
    Letter updated(CloudEvent event) {
        var meeting = new Meeting(event);
        var draft = toMunicipality(meeting.facts, event, Template.APPOINTMENT_UPDATED);
        meeting.tellWhoComesAlong(draft, RequestLetters.title(meeting.facts, draft));
        manage(meeting.facts, event, draft);
        meeting.details(draft);
        return meeting.kept(draft);
    }

    Letter consultantUpdated(CloudEvent event) {
        var meeting = new Meeting(event);
        var draft = meeting.toConsultant(Template.CONSULTANT_UPDATED);
        meeting.tellWhoComesAlong(draft, meeting.facts.municipalityName());
        draft.action(DESK, null, meeting.facts.consultation());
        meeting.details(draft);
        return meeting.kept(draft);
    }

    void companions(CloudEvent event, Template template, Consumer<Letter> written) {
        companions(event.dataAs(Accompanied.class).all(), event, template, written);
    }

    /** Who does not come along any more first, so that nobody has two entries. */
    void movedCompanions(CloudEvent event, Consumer<Letter> written) {
        var companions = event.dataAs(Accompanied.class);
        boolean there =
                event.dataAs(Moved.class).before().equals(event.dataAs(Appointment.class).start());
        companions(companions.former(), event, Template.COMPANION_RELEASED, written);
        companions(
                companions.all(),
                event,
                there ? Template.COMPANION_CHANGED : Template.COMPANION_MOVED,
                written);
    }

    /** Each of them; who cannot be written to takes no other's letter away. */
    private void companions(
            List<Companion> companions,
            CloudEvent event,
            Template template,
            Consumer<Letter> written) {
        var facts = event.dataAs(Case.class);
        UnreadableEvent unreadable = null;
        for (var companion : companions) {
            if (companion.email().equalsIgnoreCase(facts.email())) {
                continue; // who asked has a letter of their own
            }
            try {
                written.accept(companion(event, companion, template));
            } catch (UnreadableEvent e) {
                unreadable = e;
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
    }

    /** In the case's language, and with nothing that lets anybody act. */
    private Letter companion(CloudEvent event, Companion companion, Template template) {
        var meeting = new Meeting(event);
        var facts = meeting.facts;
        var draft =
                drafts.to(companion.name(), companion.email(), facts.language(), event, template);
        var title = RequestLetters.title(facts, draft);
        draft.subject(title);
        draft.paragraph("text", facts.municipalityName(), title, meeting.when(draft));
        meeting.reader = "companion";
        meeting.companion = companion;
        if (template == Template.COMPANION_FREED) {
            return meeting.cancelled(draft);
        }
        if (template == Template.COMPANION_RELEASED) {
            return meeting.withoutDetails(draft); // what is new is not for them
        }
        meeting.details(draft);
        if (template == Template.COMPANION_MOVED) {
            before(event, draft);
        }
        draft.calendarRemark();
        draft.remark("remark", facts.municipalityName());
        return meeting.letter(Method.REQUEST, draft);
    }

    private Draft toMunicipality(Case facts, CloudEvent event, Template template) {
        var draft = drafts.to(facts.name(), facts.email(), facts.language(), event, template);
        draft.subject(RequestLetters.title(facts, draft));
        return draft;
    }

    private static void manage(Case facts, CloudEvent event, Draft draft) {
        draft.action(
                RequestLetters.REQUEST,
                event.dataAs(Manageable.class).manageToken(),
                facts.consultation());
    }

    private static void before(CloudEvent event, Draft draft) {
        draft.detail("before", draft.moment(event.dataAs(Moved.class).before()));
    }

    /** One appointment, as both of its letters tell it. */
    private final class Meeting {
        private final CloudEvent event;
        private final Case facts;
        private final Appointment appointment;

        /** Whose letter it is: who calls is told other words than who is called. */
        private String reader = "municipality";

        /** Of those who come along, who reads it. */
        private @Nullable Companion companion;

        Meeting(CloudEvent event) {
            this(event, event.dataAs(Appointment.class));
        }

        Meeting(CloudEvent event, Appointment appointment) {
            this.event = event;
            this.facts = event.dataAs(Case.class);
            this.appointment = appointment;
        }

        Draft toConsultant(Template template) {
            reader = "consultant";
            return to(appointment.consultantName(), appointment.consultantEmail(), template);
        }

        Optional<Draft> toSecond(Template template) {
            var name = appointment.secondConsultantName();
            var email = appointment.secondConsultantEmail();
            reader = "second"; // one of two calls
            return name == null || email == null
                    ? Optional.empty()
                    : Optional.of(to(name, email, template));
        }

        private Draft to(String name, String email, Template template) {
            var draft = drafts.to(name, email, LANGUAGE, event, template);
            draft.subject(facts.municipalityName(), facts.moduleTitle());
            return draft;
        }

        /** To who comes along: it is at the same time, and somebody else's. */
        Letter withAnother(Draft draft) {
            draft.paragraph(
                    "joined", facts.municipalityName(), when(draft), appointment.consultantName());
            draft.action(DESK, null, facts.consultation());
            details(draft);
            return kept(draft);
        }

        void tellWhoComesAlong(Draft draft, String about) {
            var left = event.dataAs(Unaccompanied.class).formerConsultantName();
            var comes = appointment.secondConsultantName();
            if (left != null) {
                draft.paragraph("left", about, when(draft), left);
            } else if (comes != null) {
                draft.paragraph("joined", about, when(draft), comes);
            }
        }

        void tellMunicipality(Draft draft) {
            draft.paragraph("text", RequestLetters.title(facts, draft), when(draft));
            manage(facts, event, draft);
            details(draft);
        }

        void tellConsultant(Draft draft) {
            tellConsultant(draft, "text");
        }

        void tellConsultant(Draft draft, String words) {
            draft.paragraph(
                    words,
                    facts.municipalityName(),
                    facts.moduleTitle(),
                    when(draft),
                    appointment.consultantName());
            draft.action(DESK, null, facts.consultation());
            details(draft);
            draft.detail("person", facts.name());
            draft.detail("person.email", facts.email());
            var phone = appointment.personPhone();
            if (phone != null) {
                draft.detail("person.phone", phone);
            }
        }

        Letter approaching(Draft draft, String words) {
            tellConsultant(draft, words);
            draft.remark("remark");
            return draft.letter();
        }

        Letter kept(Draft draft) {
            draft.calendarRemark();
            draft.remark("remark");
            return letter(Method.REQUEST, draft);
        }

        /** What somebody said about it stands there as theirs. */
        Letter takenBack(Draft draft) {
            var cancelled = event.dataAs(Cancelled.class);
            tellWhy(draft, cancelled);
            if (cancelled.reopened()) {
                draft.paragraph("open");
            }
            return cancelled(draft);
        }

        void tellWhy(Draft draft, Cancelled cancelled) {
            draft.paragraph(
                    "by." + cancelled.by(),
                    RequestLetters.title(facts, draft),
                    when(draft),
                    facts.municipalityName());
            var reason = cancelled.lines();
            if (!reason.isEmpty()) {
                draft.paragraph("reason");
                draft.quote(reason);
            }
        }

        Letter cancelled(Draft draft) {
            details(draft);
            return withoutDetails(draft);
        }

        Letter withoutDetails(Draft draft) {
            draft.remark("calendar");
            draft.remark("remark");
            return letter(Method.CANCEL, draft);
        }

        private String when(Draft draft) {
            return draft.span(appointment.start(), appointment.end());
        }

        private void details(Draft draft) {
            draft.detail("consultation", RequestLetters.title(facts, draft));
            draft.detail("municipality", facts.municipalityName());
            draft.detail("when", when(draft));
            draft.detail("mode", draft.words("attendance." + facts.mode()));
            switch (facts.mode()) {
                case "ONLINE" -> room(draft);
                case "PHONE" -> call(draft).ifPresent(words -> draft.detail("call", words));
                default -> draft.detail("where", place());
            }
            draft.detail("consultant", appointment.consultantName());
            draft.detail("consultant.email", appointment.consultantEmail());
            var phone = appointment.consultantPhone();
            if (phone != null && reader.equals("municipality")) {
                draft.detail("consultant.phone", phone);
            }
            var second = appointment.secondConsultantName();
            var secondEmail = appointment.secondConsultantEmail();
            if (second != null && secondEmail != null) {
                draft.detail("second", second);
                draft.detail("second.email", secondEmail);
            }
            var guests = appointment.people();
            if (!guests.isEmpty()) {
                draft.detail("guests", String.join(", ", guests));
            }
        }

        private void room(Draft draft) {
            var online = appointment.onlineAddress();
            if (online != null) {
                draft.detailOnline(online);
            } else {
                draft.detail("online", draft.words("details.online.later"));
            }
        }

        /** Who calls whom, and where; nothing once nobody does. */
        private Optional<String> call(Draft draft) {
            return Optional.ofNullable(appointment.phone())
                    .map(
                            phone ->
                                    draft.words(
                                            "consultation.call." + reader,
                                            phone,
                                            facts.name(),
                                            appointment.consultantName()));
        }

        private String place() {
            var address = appointment.address();
            return address == null
                    ? facts.municipalityName()
                    : address + " (" + facts.municipalityName() + ")";
        }

        /** Without links to the request: calendars are shared. */
        private Letter letter(Method method, Draft draft) {
            var title = RequestLetters.title(facts, draft);
            var online = facts.mode().equals("ONLINE") ? appointment.onlineAddress() : null;
            return draft.letter(
                    new CalendarEntry(
                            method,
                            appointment.appointment(),
                            appointment.sequence(),
                            event.time(),
                            appointment.start(),
                            appointment.end(),
                            draft.words("consultation.entry", title, facts.municipalityName()),
                            description(method, draft, title),
                            switch (facts.mode()) {
                                case "ONLINE" -> online;
                                case "PHONE" -> call(draft).orElse(null);
                                default -> place();
                            },
                            online == null ? null : WebAddress.of(online),
                            drafts.office(),
                            takingPart()));
        }

        /** With whom to call on the way to whom, for those two alone; nothing once nobody goes. */
        private String description(Method method, Draft draft, String title) {
            var words =
                    draft.words(
                            "consultation.entry.description",
                            title,
                            facts.municipalityName(),
                            appointment.consultants(),
                            draft.words("attendance." + facts.mode()));
            if (method == Method.CANCEL) {
                return words;
            }
            var contact =
                    switch (reader) {
                        case "municipality" -> contact(draft, appointment.consultantPhone());
                        case "companion" -> "";
                        default -> contact(draft, appointment.personPhone());
                    };
            return words + contact;
        }

        private String contact(Draft draft, @Nullable String phone) {
            if (phone == null) {
                return "";
            }
            var name = reader.equals("municipality") ? appointment.consultantName() : facts.name();
            return " " + draft.words("consultation.entry.contact", name, phone);
        }

        private Optional<Participant> second() {
            var name = appointment.secondConsultantName();
            var email = appointment.secondConsultantEmail();
            reader = "second"; // one of two calls
            return name == null || email == null
                    ? Optional.empty()
                    : drafts.participant(name, email);
        }

        /** Who cannot be written to is missing in the others' calendars, and takes nothing else. */
        private List<Participant> takingPart() {
            var alone = companion;
            if (alone != null) {
                return drafts.participant(alone.name(), alone.email()).stream().toList();
            }
            return Stream.of(
                            drafts.participant(facts.name(), facts.email()),
                            drafts.participant(
                                    appointment.consultantName(), appointment.consultantEmail()),
                            second())
                    .flatMap(Optional::stream)
                    .toList();
        }
    }
}
