package de.smartregion.consulting.feed;

import de.smartregion.consulting.consultation.Engagements.Certainty;
import de.smartregion.consulting.consultation.Engagements.Engagement;

import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Engagements as calendars subscribe to them. Its entries have the names that the letters' entries
 * have, so that a calendar which knows both shows each once.
 */
final class ConsultantCalendar {

    private ConsultantCalendar() {}

    static String of(List<Engagement> engagements) {
        var calendar =
                new Calendar(
                        new PropertyList(
                                List.<Property>of(
                                        new ProdId("-//Smart Region//Consulting//DE"),
                                        ImmutableVersion.VERSION_2_0,
                                        ImmutableCalScale.GREGORIAN,
                                        ImmutableMethod.PUBLISH,
                                        new XProperty("X-WR-CALNAME", "Smarte Region: Beratung"))),
                        new ComponentList<>(
                                engagements.stream()
                                        .<CalendarComponent>map(ConsultantCalendar::event)
                                        .toList()));
        var text = new StringWriter(2048);
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static VEvent event(Engagement engagement) {
        var properties = new ArrayList<Property>();
        properties.add(new Uid(engagement.id() + "@smart-region"));
        properties.add(new DtStamp(engagement.changedAt()));
        properties.add(new Sequence(engagement.sequence()));
        properties.add(new DtStart<>(engagement.start()));
        properties.add(new DtEnd<>(engagement.end()));
        // Some calendars show every entry alike: the words say it, too.
        properties.add(new Summary(prefix(engagement.certainty()) + engagement.title()));
        if (engagement.where() != null) {
            properties.add(new Location(engagement.where()));
        }
        properties.add(
                switch (engagement.certainty()) {
                    case CONFIRMED -> ImmutableStatus.VEVENT_CONFIRMED;
                    case TENTATIVE -> ImmutableStatus.VEVENT_TENTATIVE;
                    case CANCELLED -> ImmutableStatus.VEVENT_CANCELLED;
                });
        return new VEvent(new PropertyList(properties));
    }

    private static String prefix(Certainty certainty) {
        return switch (certainty) {
            case CONFIRMED -> "";
            case TENTATIVE -> "Vorgemerkt: ";
            case CANCELLED -> "Abgesagt: ";
        };
    }
}
