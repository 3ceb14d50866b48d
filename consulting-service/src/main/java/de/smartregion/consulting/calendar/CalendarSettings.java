package de.smartregion.consulting.calendar;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * @param grid appointments begin at multiples of this, as the clock shows it
 * @param queue how many may ask for one day at once before the next ones are sent away
 * @param batch how many decisions go into one write
 * @param attempts how often a write is decided again when another instance was faster
 * @param patience how long somebody waits for an answer
 * @param idle after how long a day nobody asks for is forgotten
 * @param sweep how often it is looked for holds whose time is over
 * @param follow how often it is looked for modules and consultants that others have changed
 * @param compare how often the plan is compared with the store, should news have got lost
 */
@ConfigurationProperties("smartregion.consulting.calendar")
record CalendarSettings(
        @DefaultValue("15m") Duration grid,
        @DefaultValue("2000") int queue,
        @DefaultValue("250") int batch,
        @DefaultValue("12") int attempts,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("10m") Duration idle,
        @DefaultValue("1s") Duration sweep,
        @DefaultValue("1s") Duration follow,
        @DefaultValue("1h") Duration compare) {

    CalendarSettings {
        if (queue < 1 || batch < 1 || attempts < 1) {
            throw new IllegalArgumentException(
                    "smartregion.consulting.calendar: queue, batch and attempts are at least 1");
        }
        for (var pause : new Duration[] {patience, idle, sweep, follow, compare}) {
            if (!pause.isPositive()) {
                throw new IllegalArgumentException(
                        "smartregion.consulting.calendar: a pause is longer than nothing");
            }
        }
        // Clocks are changed by an hour: what divides it stays on the clock's face.
        if (grid.toSeconds() % 60 != 0
                || grid.toMinutes() < 5
                || 60 % Math.max(1, grid.toMinutes()) != 0) {
            throw new IllegalArgumentException(
                    "smartregion.consulting.calendar.grid: 5 to 60 minutes that divide the hour");
        }
    }

    int gridMinutes() {
        return (int) grid.toMinutes();
    }
}
