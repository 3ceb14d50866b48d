package de.smartregion.events.diary;

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
 * A diary as calendars subscribe to it. Its entries have the names that the letters' entries have,
 * so that a calendar which knows both shows each once.
 */
final class DiaryCalendar {

    private DiaryCalendar() {}

    static String of(List<DiaryEntry> entries) {
        var calendar =
                new Calendar(
                        new PropertyList(
                                List.<Property>of(
                                        new ProdId("-//Smart Region//Events//DE"),
                                        ImmutableVersion.VERSION_2_0,
                                        ImmutableCalScale.GREGORIAN,
                                        ImmutableMethod.PUBLISH,
                                        new XProperty("X-WR-CALNAME", "Smarte Region"))),
                        new ComponentList<>(
                                entries.stream()
                                        .<CalendarComponent>map(DiaryCalendar::event)
                                        .toList()));
        var text = new StringWriter(2048);
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static VEvent event(DiaryEntry entry) {
        boolean seated = entry.status() == DiaryEntry.Status.SEATED;
        var properties = new ArrayList<Property>();
        properties.add(new Uid(entry.id() + "@smart-region"));
        properties.add(new DtStamp(entry.toldAt()));
        properties.add(new Sequence(Math.toIntExact(entry.sequence())));
        properties.add(new DtStart<>(entry.startsAt()));
        properties.add(new DtEnd<>(entry.endsAt()));
        // Some calendars show a cancelled entry like any other: the words say it, too.
        properties.add(new Summary(seated ? entry.title() : "Abgesagt: " + entry.title()));
        var where =
                entry.attendance() == DiaryEntry.Attendance.ONLINE
                        ? entry.onlineAddress()
                        : entry.place();
        if (where != null) {
            properties.add(new Location(where));
        }
        properties.add(
                seated ? ImmutableStatus.VEVENT_CONFIRMED : ImmutableStatus.VEVENT_CANCELLED);
        return new VEvent(new PropertyList(properties));
    }
}
