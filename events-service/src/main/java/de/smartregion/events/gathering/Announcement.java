package de.smartregion.events.gathering;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the office says about a gathering: the part of it that people edit.
 *
 * <p>Its laws: it ends after it starts, and within {@link #LONGEST}; registration opens before it
 * closes, and closes no later than the gathering ends; every attendance is offered at most once,
 * with at least one seat, and all of them together have at most {@link #MOST_SEATS}; the online
 * address is an https address. What may be missing in a draft is named by {@link #missing()}.
 */
record Announcement(
        Kind kind,
        Words title,
        @Nullable Words summary,
        @Nullable Words description,
        List<Field> fields,
        List<String> partners,
        Instant startsAt,
        Instant endsAt,
        Instant registrationOpensAt,
        Instant registrationClosesAt,
        List<Seats> attendances,
        boolean waitingList,
        int largestGroup,
        @Nullable Place place,
        @Nullable String onlineAddress,
        @Nullable Host host) {

    /** Lists of what is coming need to look back no further than this. */
    static final Duration LONGEST = Duration.ofDays(14);

    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** In all: as many people as one roster can tell at once that nothing takes place. */
    static final int MOST_SEATS = 9_000;

    static final int LARGEST_GROUP = 50;
    static final int MOST_PARTNERS = 20;
    static final int LINE = 200;
    static final int PARAGRAPH = 1_000;
    static final int TEXT = 20_000;

    /** One line: titles and names travel in the headers of letters. */
    static final String ONE_LINE = "[^\\p{Cc}\\u2028\\u2029]*";

    static final String POSTCODE = "\\d{5}";
    static final String EMAIL = "[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+\\.[^@\\s\\p{Cntrl}]+";

    private static final Pattern LINE_SHAPE = Pattern.compile(ONE_LINE);
    private static final Pattern POSTCODE_SHAPE = Pattern.compile(POSTCODE);
    private static final Pattern EMAIL_SHAPE = Pattern.compile(EMAIL);

    enum Kind {
        WEBINAR,
        FORUM,
        CONGRESS,
        EXCHANGE
    }

    /** The fields of action (Handlungsfelder): the same list in every service. */
    enum Field {
        MOBILITY,
        ENERGY,
        HEALTH,
        WASTE,
        PARTICIPATION,
        DATA_PLATFORMS,
        ADMINISTRATION,
        ENVIRONMENT,
        SOCIETY,
        BUSINESS
    }

    enum Attendance {
        ON_SITE,
        ONLINE
    }

    /** A text in German, and in English where somebody translated it. */
    @Schema(requiredProperties = "de")
    record Words(String de, @Nullable String en) {
        Words {
            de = filled(de, "German text", TEXT);
            en = en == null || en.isBlank() ? null : filled(en, "English text", TEXT);
        }
    }

    /** The seats of one way to attend; both ways together make a hybrid gathering. */
    @Schema(
            name = "SeatsOfAttendance",
            requiredProperties = {"attendance", "seats"})
    record Seats(Attendance attendance, int seats) {
        Seats {
            require(seats >= 1 && seats <= MOST_SEATS, "seats out of range");
        }
    }

    @Schema(requiredProperties = {"name", "street", "postcode", "town"})
    record Place(String name, String street, String postcode, String town) {
        Place {
            name = line(name, "name of the place");
            street = line(street, "street");
            postcode = postcode.strip();
            require(POSTCODE_SHAPE.matcher(postcode).matches(), "a postcode has five digits");
            town = line(town, "town");
        }

        String inOneLine() {
            return name + ", " + street + ", " + postcode + " " + town;
        }
    }

    @Schema(requiredProperties = "name")
    record Host(String name, @Nullable String email) {
        Host {
            name = line(name, "name of the host");
            email = email == null || email.isBlank() ? null : email.strip();
            require(
                    email == null
                            || (email.length() <= LINE && EMAIL_SHAPE.matcher(email).matches()),
                    "not an e-mail address");
        }
    }

    /** What a gathering needs before it can be published. */
    enum Missing {
        SUMMARY("summary"),
        DESCRIPTION("description"),
        FIELDS("fields"),
        ATTENDANCES("attendances"),
        PLACE("place"),
        ONLINE_ADDRESS("onlineAddress"),
        HOST("host");

        private final String property;

        Missing(String property) {
            this.property = property;
        }

        String property() {
            return property;
        }
    }

    Announcement {
        title =
                new Words(
                        line(title.de(), "German title"),
                        title.en() == null ? null : line(title.en(), "English title"));
        require(
                summary == null
                        || (summary.de().length() <= PARAGRAPH
                                && length(summary.en()) <= PARAGRAPH),
                "summary too long");
        fields = fields.stream().distinct().toList();
        partners = partners.stream().map(partner -> line(partner, "partner")).distinct().toList();
        require(partners.size() <= MOST_PARTNERS, "too many partners");
        startsAt = startsAt.truncatedTo(ChronoUnit.SECONDS);
        endsAt = endsAt.truncatedTo(ChronoUnit.SECONDS);
        registrationOpensAt = registrationOpensAt.truncatedTo(ChronoUnit.SECONDS);
        registrationClosesAt = registrationClosesAt.truncatedTo(ChronoUnit.SECONDS);
        require(
                Stream.of(startsAt, endsAt, registrationOpensAt, registrationClosesAt)
                        .allMatch(Announcement::isInTheCalendar),
                "a time is too far away");
        require(endsAt.isAfter(startsAt), "ends before it starts");
        require(!endsAt.isAfter(startsAt.plus(LONGEST)), "lasts too long");
        require(
                registrationClosesAt.isAfter(registrationOpensAt),
                "registration closes before it opens");
        require(!registrationClosesAt.isAfter(endsAt), "registration closes after the end");
        attendances = List.copyOf(attendances);
        require(
                attendances.stream().map(Seats::attendance).distinct().count()
                        == attendances.size(),
                "an attendance is offered twice");
        require(
                attendances.stream().mapToInt(Seats::seats).sum() <= MOST_SEATS,
                "too many seats in all");
        require(largestGroup >= 1 && largestGroup <= LARGEST_GROUP, "largest group out of range");
        onlineAddress =
                onlineAddress == null || onlineAddress.isBlank() ? null : onlineAddress.strip();
        require(
                onlineAddress == null || isHttps(onlineAddress),
                "the online address is not an https address");
    }

    /** Seats of one way to attend; 0 when it is not offered. */
    int seats(Attendance attendance) {
        return attendances.stream()
                .filter(offered -> offered.attendance() == attendance)
                .mapToInt(Seats::seats)
                .sum();
    }

    boolean offers(Attendance attendance) {
        return seats(attendance) > 0;
    }

    List<Missing> missing() {
        var missing = new ArrayList<Missing>();
        if (summary == null) {
            missing.add(Missing.SUMMARY);
        }
        if (description == null) {
            missing.add(Missing.DESCRIPTION);
        }
        if (fields.isEmpty()) {
            missing.add(Missing.FIELDS);
        }
        if (attendances.isEmpty()) {
            missing.add(Missing.ATTENDANCES);
        }
        if (offers(Attendance.ON_SITE) && place == null) {
            missing.add(Missing.PLACE);
        }
        if (offers(Attendance.ONLINE) && onlineAddress == null) {
            missing.add(Missing.ONLINE_ADDRESS);
        }
        if (host == null) {
            missing.add(Missing.HOST);
        }
        return List.copyOf(missing);
    }

    /**
     * Whether people who knew the earlier announcement would come at the wrong time or to the wrong
     * place.
     */
    boolean movesFrom(Announcement earlier) {
        return !startsAt.equals(earlier.startsAt)
                || !endsAt.equals(earlier.endsAt)
                || (earlier.place != null && !earlier.place.equals(place))
                || (earlier.onlineAddress != null && !earlier.onlineAddress.equals(onlineAddress));
    }

    @Override
    public String toString() {
        return "announcement of a " + kind; // the online address is for registered people only
    }

    /** Keeps arithmetic with times, here and in the store, from overflowing. */
    static boolean isInTheCalendar(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }

    static boolean isHttps(String address) {
        try {
            var uri = new URI(address);
            return "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && address.length() <= PARAGRAPH;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static String line(String text, String what) {
        var line = filled(text, what, LINE);
        require(LINE_SHAPE.matcher(line).matches(), what + " has more than one line");
        return line;
    }

    private static String filled(String text, String what, int longest) {
        var stripped = text.trim();
        require(!stripped.isEmpty(), what + " is empty");
        require(stripped.length() <= longest, what + " is too long");
        return stripped;
    }

    private static int length(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").length();
    }

    private static void require(boolean law, String otherwise) {
        if (!law) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
