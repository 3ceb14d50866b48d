package de.smartregion.notification.letter;

import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A seat or an appointment in the reader's calendar (iTIP): put there and updated by REQUEST, taken
 * away by CANCEL. Its UID is that of what it stands for, for ever, and for everybody who takes
 * part; its sequence only rises, and a CANCEL stands above the REQUEST it takes back.
 *
 * @param id of the seat's registration, or of the appointment
 */
public record CalendarEntry(
        Method method,
        String id,
        long revision,
        Instant stamp,
        Instant startsAt,
        Instant endsAt,
        String summary,
        String description,
        @Nullable String location,
        @Nullable URI url,
        Participant organizer,
        List<Participant> attendees) {

    public CalendarEntry {
        attendees = List.copyOf(attendees);
    }

    public enum Method {
        REQUEST,
        CANCEL
    }

    private static final String ZONE = "Europe/Berlin";
    private static final VTimeZone BERLIN = berlin();

    private static final String FOLD = "\r\n ";

    /** Octets of a line, as the standard asks; the library counts characters. */
    private static final int LONGEST_LINE = 75;

    int sequence() {
        return Math.toIntExact(method == Method.CANCEL ? revision + 1 : revision);
    }

    String uid() {
        return id + "@smart-region";
    }

    /** The entry as text, lines ended by CRLF. */
    String ics() {
        var properties =
                List.<Property>of(
                        new ProdId("-//Smart Region//Letters//DE"),
                        ImmutableVersion.VERSION_2_0,
                        ImmutableCalScale.GREGORIAN,
                        method == Method.CANCEL ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST);
        var components = List.<CalendarComponent>of(BERLIN, event());
        var calendar = new Calendar(new PropertyList(properties), new ComponentList<>(components));
        var text = new StringWriter(2048);
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folded(text.toString().replace(FOLD, ""));
    }

    private static String folded(String lines) {
        var folded = new StringBuilder(lines.length() + 64);
        int octets = 0;
        for (int at = 0; at < lines.length(); at += Character.charCount(lines.codePointAt(at))) {
            int character = lines.codePointAt(at);
            int size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (character == '\r' || character == '\n') {
                octets = 0;
            } else if (octets + size > LONGEST_LINE) {
                folded.append(FOLD);
                octets = 1 + size;
            } else {
                octets += size;
            }
            folded.appendCodePoint(character);
        }
        return folded.toString();
    }

    private VEvent event() {
        var properties = new ArrayList<Property>();
        properties.add(new Uid(uid()));
        properties.add(new DtStamp(stamp));
        properties.add(new Sequence(sequence()));
        properties.add(
                new DtStart<>(inBerlin(), startsAt.atZone(Wording.BERLIN).toLocalDateTime()));
        properties.add(new DtEnd<>(inBerlin(), endsAt.atZone(Wording.BERLIN).toLocalDateTime()));
        properties.add(new Summary(summary));
        properties.add(new Description(description));
        if (location != null) {
            properties.add(new Location(location));
        }
        if (url != null) {
            properties.add(new Url(url));
        }
        properties.add(
                new Organizer(
                        parameters(new Cn(name(organizer.name()))), mailto(organizer.address())));
        for (var attendee : attendees) {
            properties.add(
                    new Attendee(
                            parameters(
                                    new Cn(name(attendee.name())),
                                    Role.REQ_PARTICIPANT,
                                    PartStat.ACCEPTED,
                                    Rsvp.FALSE),
                            mailto(attendee.address())));
        }
        properties.add(
                method == Method.CANCEL
                        ? ImmutableStatus.VEVENT_CANCELLED
                        : ImmutableStatus.VEVENT_CONFIRMED);
        properties.add(ImmutableTransp.OPAQUE);
        return new VEvent(new PropertyList(properties));
    }

    /**
     * The rules of the European Union since 1996; written here, so that nothing is loaded, parsed
     * or fetched for them.
     */
    private static VTimeZone berlin() {
        var summer =
                observance(
                        new Daylight(),
                        "CEST",
                        1,
                        2,
                        "19810329T020000",
                        "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU");
        var winter =
                observance(
                        new Standard(),
                        "CET",
                        2,
                        1,
                        "19961027T030000",
                        "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU");
        return new VTimeZone(
                new PropertyList(List.of(new net.fortuna.ical4j.model.property.TzId(ZONE))),
                new ComponentList<>(List.of(summer, winter)));
    }

    private static Observance observance(
            Observance observance,
            String name,
            int hoursBefore,
            int hoursAfter,
            String since,
            String rule) {
        observance.setPropertyList(
                new PropertyList(
                        List.of(
                                new TzName(name),
                                new TzOffsetFrom(ZoneOffset.ofHours(hoursBefore)),
                                new TzOffsetTo(ZoneOffset.ofHours(hoursAfter)),
                                new DtStart<LocalDateTime>(since),
                                new RRule<LocalDateTime>(rule))));
        return observance;
    }

    private static ParameterList inBerlin() {
        return parameters(new TzId(ZONE));
    }

    private static ParameterList parameters(Parameter... parameters) {
        return new ParameterList(List.of(parameters));
    }

    private static URI mailto(EmailAddress address) {
        return URI.create("mailto:" + address.value());
    }

    /**
     * A name is a parameter: what would end its quotes, or be read as an escape within them, has no
     * place there.
     */
    private static String name(String text) {
        return text.replace('"', '\'').replace('^', ' ').replace("\\", "");
    }

    @Override
    public String toString() {
        return method + " " + uid() + " " + sequence(); // personal data stays out of logs
    }
}
