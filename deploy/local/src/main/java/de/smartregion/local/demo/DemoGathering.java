package de.smartregion.local.demo;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A gathering of the demo file, with its day counted from today. */
record DemoGathering(
        String name,
        String kind,
        int inDays,
        LocalTime at,
        Duration lasts,
        Map<String, String> title,
        Map<String, String> summary,
        Map<String, String> description,
        List<String> fields,
        List<String> partners,
        List<Map<String, Object>> attendances,
        boolean waitingList,
        int largestGroup,
        @Nullable Map<String, String> place,
        @Nullable String onlineAddress,
        Map<String, String> host) {

    private static final ZoneId HESSEN = ZoneId.of("Europe/Berlin");
    private static final Duration CLOSES_BEFORE = Duration.ofHours(12);

    DemoGathering {
        title = Map.copyOf(title);
        summary = Map.copyOf(summary);
        description = Map.copyOf(description);
        fields = List.copyOf(fields);
        partners = List.copyOf(partners);
        attendances = List.copyOf(attendances);
        place = place == null ? null : Map.copyOf(place);
        host = Map.copyOf(host);
    }

    /** Never on a weekend: the office holds its gatherings when town halls work. */
    LocalDate day(LocalDate today) {
        var day = today.plusDays(inDays);
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }

    /** The body of the request that drafts it. */
    Map<String, Object> announcement(LocalDate today) {
        var start = day(today).atTime(at).atZone(HESSEN).toInstant();
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", kind);
        body.put("title", title);
        body.put("summary", summary);
        body.put("description", description);
        body.put("fields", fields);
        body.put("partners", partners);
        body.put("startsAt", text(start));
        body.put("endsAt", text(start.plus(lasts)));
        body.put("registrationOpensAt", text(today.minusDays(1).atStartOfDay(HESSEN).toInstant()));
        body.put("registrationClosesAt", text(start.minus(CLOSES_BEFORE)));
        body.put("attendances", attendances);
        body.put("waitingList", waitingList);
        body.put("largestGroup", largestGroup);
        if (place != null) {
            body.put("place", place);
        }
        if (onlineAddress != null) {
            body.put("onlineAddress", onlineAddress);
        }
        body.put("host", host);
        return body;
    }

    private static String text(Instant instant) {
        return instant.toString();
    }
}
