package de.smartregion.notification.letter;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A letter to one reader while it is being written. Its words stand under its template's name, in
 * the reader's language; what is put into them is {@linkplain PlainText harmless} already.
 */
public final class Draft {

    /**
     * Anybody may write under any name, and to anybody's address. A name that looks like an address
     * of the web, or like anything but a name, is not repeated to whoever reads the letter.
     */
    private static final Pattern NO_NAME = Pattern.compile("[/\\\\@:<>|\\d]|\\p{L}\\.\\p{L}{2,}");

    private static final int LONGEST_NAME = 100;

    private final String id;
    private final Instant causedAt;
    private final Template template;
    private final EmailAddress recipient;
    private final Language language;
    private final Wording wording;
    private final PortalLinks portal;
    private final String greeting;
    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> quote = new ArrayList<>();
    private final List<Page.Detail> details = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private String subject;
    private Page.@Nullable Action action;
    private @Nullable URI unsubscribe;

    Draft(
            String id,
            Instant causedAt,
            Template template,
            EmailAddress recipient,
            Language language,
            String name,
            PortalLinks portal) {
        this.id = id;
        this.causedAt = causedAt;
        this.template = template;
        this.recipient = recipient;
        this.language = language;
        this.wording = Wording.in(language);
        this.portal = portal;
        this.greeting =
                isName(name) ? wording.say("greeting", name) : wording.say("greeting.neutral");
        this.subject = wording.say(template, "subject");
    }

    /** Whether it is repeated to whoever reads the letter. */
    public static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && !NO_NAME.matcher(name).find();
    }

    public void subject(Object... facts) {
        subject = wording.say(template, "subject", facts);
    }

    public void paragraph(String key, Object... facts) {
        paragraphs.add(wording.say(template, key, facts));
    }

    /** What somebody else said, set apart from what we say. */
    public void quote(List<String> lines) {
        quote.addAll(lines);
    }

    public void detail(String key, String words) {
        detail(key, words, null);
    }

    void detail(String key, String words, @Nullable URI link) {
        details.add(new Page.Detail(wording.say("details." + key), words, link));
    }

    /** How to join: a link where it is a page of the web. */
    public void detailOnline(String address) {
        var link = WebAddress.of(address);
        detail("online", link == null ? address : words("details.online.words"), link);
    }

    /** A fact that is a page of the portal. */
    public void detailLink(String key, String words, String path, Object... names) {
        detail(key, words, portal.link(path, null, language, names));
    }

    /** The one thing to do, on a page of the portal; with a token the link lets its reader act. */
    public void action(String path, @Nullable String token, Object... names) {
        actionLink(wording.say(template, "action"), portal.link(path, token, language, names));
    }

    void actionLink(String words, URI link) {
        action = new Page.Action(words, link);
    }

    public void remark(String key, Object... facts) {
        remarks.add(wording.say(template, key, facts));
    }

    /** Where to end letters like this one: those that these subscriptions bring. */
    public void unsubscribe(String path, String token, List<String> because, Object... names) {
        unsubscribe = portal.ending(path, token, because, language, names);
        detail("unsubscribe", words("details.unsubscribe.words"), unsubscribe);
    }

    /** That the letter encloses an entry for the calendar. */
    public void calendarRemark() {
        remarks.add(words("calendar.remark"));
    }

    /** What all letters call something. */
    public String words(String key, Object... facts) {
        return wording.say(key, facts);
    }

    public String inLanguage(String german, @Nullable String english) {
        return language == Language.ENGLISH && english != null ? english : german;
    }

    public String day(Instant instant) {
        return wording.day(instant);
    }

    public String moment(Instant instant) {
        return wording.moment(instant);
    }

    public String span(Instant from, Instant to) {
        return wording.span(from, to);
    }

    public Letter letter() {
        return letter(null);
    }

    public Letter letter(@Nullable CalendarEntry entry) {
        return new Letter(
                id,
                causedAt,
                template,
                recipient,
                language,
                new Page(
                        subject,
                        wording.say(template, "heading"),
                        greeting,
                        paragraphs,
                        quote,
                        details,
                        action,
                        remarks),
                entry,
                unsubscribe);
    }

    Wording wording() {
        return wording;
    }

    Language language() {
        return language;
    }

    EmailAddress recipient() {
        return recipient;
    }

    @Override
    public String toString() {
        return "draft of letter " + id; // personal data stays out of logs
    }
}
