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
import de.smartregion.platform.event.UnreadableEvent;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which letter follows from which fact of a roster, and what it says. */
final class RosterLetters {

    /**
     * Anybody may register anybody's address under any name. A name that looks like an address of
     * the web, or like anything but a name, is not repeated to whoever reads the letter.
     */
    private static final Pattern NO_NAME = Pattern.compile("[/\\\\@:<>|\\d]|\\p{L}\\.\\p{L}{2,}");

    private static final int LONGEST_NAME = 100;

    private final LetterSettings settings;
    private final PortalLinks portal;
    private final Pseudonyms pseudonyms;

    RosterLetters(LetterSettings settings, PortalLinks portal) {
        this.settings = settings;
        this.portal = portal;
        this.pseudonyms = new Pseudonyms(settings.keyBytes());
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
        var draft = new Draft(event, Template.PLEASE_CONFIRM);
        var facts = event.dataAs(Confirmable.class);
        draft.paragraph("text", draft.title());
        var until = draft.wording.moment(facts.confirmBy());
        var position = facts.position();
        if (!facts.waiting()) {
            draft.paragraph("held", until, draft.person.seats());
        } else {
            draft.paragraph("waiting", until);
            if (position != null) {
                draft.paragraph("position", position);
            }
        }
        draft.action(
                draft.wording.say(draft.template, "action"),
                portal.confirm(
                        draft.occasion.gathering(),
                        draft.person.registration(),
                        facts.confirmToken(),
                        draft.language));
        draft.remark("remark");
        return draft.letter(null);
    }

    private Letter seat(CloudEvent event, Template template) {
        var draft = new Draft(event, template);
        draft.paragraph("text", draft.title(), draft.person.seats());
        draft.manage(event.dataAs(Manageable.class));
        draft.remarks.add(draft.wording.say("calendar.remark"));
        draft.remark("remark");
        return draft.letter(CalendarEntry.Method.REQUEST);
    }

    private Letter waitingList(CloudEvent event) {
        var draft = new Draft(event, Template.WAITING_LIST);
        draft.paragraph("text", draft.title());
        draft.paragraph("position", event.dataAs(Queued.class).position());
        draft.manage(event.dataAs(Manageable.class));
        draft.remark("remark");
        return draft.letter(null);
    }

    private Letter registrationCancelled(CloudEvent event) {
        var draft = new Draft(event, Template.REGISTRATION_CANCELLED);
        boolean byStaff = event.dataAs(Cancellation.class).by().equals("STAFF");
        draft.paragraph(byStaff ? "staff" : "person", draft.title());
        return draft.takenBack(event.dataAs(Seating.class));
    }

    private Letter registrationChanged(CloudEvent event) {
        var draft = new Draft(event, Template.REGISTRATION_CHANGED);
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
            draft.remarks.add(draft.wording.say("calendar.remark"));
        }
        draft.remark("remark");
        return draft.letter(facts.seated() ? CalendarEntry.Method.REQUEST : null);
    }

    /** Whoever asked was told nothing of this: it may have been somebody else. */
    private Letter alreadyRegistered(CloudEvent event) {
        var draft = new Draft(event, Template.ALREADY_REGISTERED);
        var facts = event.dataAs(Repeated.class);
        draft.paragraph("text", draft.title());
        var manage = facts.manageToken();
        var confirm = facts.confirmToken();
        var until = facts.confirmBy();
        if (manage != null) {
            draft.paragraph("manage");
            draft.manage(new Manageable(manage));
        } else if (confirm != null && until != null) {
            draft.paragraph("confirm", draft.wording.moment(until));
            draft.action(
                    draft.wording.say(Template.PLEASE_CONFIRM, "action"),
                    portal.confirm(
                            draft.occasion.gathering(),
                            draft.person.registration(),
                            confirm,
                            draft.language));
        }
        draft.remark("remark");
        return draft.letter(null);
    }

    private Letter gatheringChanged(CloudEvent event) {
        var draft = new Draft(event, Template.GATHERING_CHANGED);
        boolean seated = event.dataAs(Seating.class).seated();
        draft.paragraph("text", draft.title());
        draft.paragraph(seated ? "seated" : "waiting");
        draft.manage(event.dataAs(Manageable.class));
        if (seated) {
            draft.remarks.add(draft.wording.say("calendar.remark"));
        }
        draft.remark("remark");
        return draft.letter(seated ? CalendarEntry.Method.REQUEST : null);
    }

    private Letter gatheringCancelled(CloudEvent event) {
        var draft = new Draft(event, Template.GATHERING_CANCELLED);
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
        var template = Template.GATHERING_FULL;
        var language = Language.of(settings.staffLanguage());
        var wording = Wording.in(language);
        var attendance = wording.say("attendance." + facts.attendance());
        var page =
                new Page(
                        wording.say(template, "subject", facts.title(), attendance),
                        wording.say(template, "heading"),
                        wording.say("greeting.neutral"),
                        List.of(wording.say(template, "text", facts.title(), attendance)),
                        List.of(
                                new Page.Detail(
                                        wording.say("details.when"),
                                        wording.moment(facts.startsAt()),
                                        null),
                                new Page.Detail(
                                        wording.say("details.seats"),
                                        Integer.toString(facts.seats()),
                                        null),
                                new Page.Detail(
                                        wording.say("details.waiting"),
                                        Integer.toString(facts.waiting()),
                                        null)),
                        new Page.Action(
                                wording.say(template, "action"),
                                portal.gathering(facts.gathering(), language)),
                        List.of());
        var staff = settings.staff();
        return new Letter(
                idOf(event, template, staff), event.time(), template, staff, language, page, null);
    }

    private String idOf(CloudEvent event, Template template, EmailAddress reader) {
        return event.id() + ":" + template.key() + ":" + pseudonyms.of(reader);
    }

    /** A letter to somebody who registered, while it is being written. */
    private final class Draft {
        private final CloudEvent event;
        private final Template template;
        private final Person person;
        private final Occasion occasion;
        private final EmailAddress recipient;
        private final Language language;
        private final Wording wording;
        private final List<String> paragraphs = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private Page.@Nullable Action action;

        Draft(CloudEvent event, Template template) {
            this.event = event;
            this.template = template;
            this.person = event.dataAs(Person.class);
            this.occasion = event.dataAs(Occasion.class);
            this.recipient = recipient(event, person);
            this.language = Language.of(person.language());
            this.wording = Wording.in(language);
        }

        String title() {
            return occasion.titleIn(language);
        }

        void paragraph(String key, Object... facts) {
            paragraphs.add(wording.say(template, key, facts));
        }

        void remark(String key) {
            remarks.add(wording.say(template, key));
        }

        void action(String words, URI link) {
            action = new Page.Action(words, link);
        }

        void manage(Manageable facts) {
            action(
                    wording.say("manage.action"),
                    portal.manage(
                            occasion.gathering(),
                            person.registration(),
                            facts.manageToken(),
                            language));
        }

        Letter takenBack(Seating facts) {
            if (facts.seated()) {
                remark("calendar");
            }
            return letter(facts.seated() ? CalendarEntry.Method.CANCEL : null);
        }

        Letter letter(CalendarEntry.@Nullable Method method) {
            var page =
                    new Page(
                            wording.say(template, "subject", title()),
                            wording.say(template, "heading"),
                            greeting(),
                            paragraphs,
                            details(),
                            action,
                            remarks);
            var entry = method == null ? null : entry(method);
            return new Letter(
                    idOf(event, template, recipient),
                    event.time(),
                    template,
                    recipient,
                    language,
                    page,
                    entry);
        }

        private String greeting() {
            var name = person.name();
            boolean isName =
                    !name.isEmpty()
                            && name.length() <= LONGEST_NAME
                            && !NO_NAME.matcher(name).find();
            return isName ? wording.say("greeting", name) : wording.say("greeting.neutral");
        }

        private List<Page.Detail> details() {
            var details = new ArrayList<Page.Detail>();
            details.add(detail("gathering", title()));
            details.add(detail("kind", wording.say("kind." + occasion.kind())));
            details.add(detail("when", wording.span(occasion.startsAt(), occasion.endsAt())));
            var place = occasion.place();
            var online = occasion.onlineAddress();
            if (!isOnline() && place != null) {
                details.add(detail("where", place));
            }
            if (isOnline() && online != null) {
                var link = webAddress(online);
                details.add(
                        link == null
                                ? detail("online", online)
                                : new Page.Detail(
                                        wording.say("details.online"),
                                        wording.say("details.online.words"),
                                        link));
            }
            details.add(detail("attendance", attendance()));
            if (person.seats() > 1) {
                details.add(detail("seats", Integer.toString(person.seats())));
            }
            details.add(detail("host", occasion.host()));
            return details;
        }

        private Page.Detail detail(String key, String words) {
            return new Page.Detail(wording.say("details." + key), words, null);
        }

        private boolean isOnline() {
            return person.attendance().equals("ONLINE");
        }

        private String attendance() {
            return wording.say("attendance." + person.attendance());
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
                    wording.say(
                            "entry.description",
                            wording.say("kind." + occasion.kind()),
                            attendance(),
                            occasion.host()),
                    isOnline() ? online : occasion.place(),
                    isOnline() && online != null ? webAddress(online) : null,
                    new EmailAddress(settings.from()),
                    settings.sender(),
                    recipient,
                    person.name());
        }
    }

    private static EmailAddress recipient(CloudEvent event, Person person) {
        try {
            return new EmailAddress(person.email());
        } catch (IllegalArgumentException _) {
            throw new UnreadableEvent(
                    event.type() + " has no e-mail address that could be written to");
        }
    }

    private static @Nullable URI webAddress(String text) {
        try {
            var uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
