package de.smartregion.gateway.portal.desk;

import de.smartregion.gateway.portal.events.Announcement;
import de.smartregion.gateway.portal.events.Attendance;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Gathering;
import de.smartregion.gateway.portal.events.Kind;
import de.smartregion.gateway.portal.events.Pool;
import de.smartregion.gateway.portal.events.Text;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An announcement as it was typed, field by field; {@link #check} says what it means, or what is
 * wrong with it. Times are those of Berlin.
 */
record GatheringForm(Map<String, String> typed) {
    static final GatheringForm EMPTY =
            new GatheringForm(Map.of("waitingList", "true", "largestGroup", "1"));

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final List<DateTimeFormatter> READABLE =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE_TIME,
                    DateTimeFormatter.ofPattern("d.M.uuuu[,] H:mm"));
    private static final String ON_SITE = "seats-ON_SITE";
    private static final String ONLINE = "seats-ONLINE";

    /** In the order of the form. */
    static final List<String> NAMES =
            List.of(
                    "kind",
                    "title-de",
                    "title-en",
                    "summary-de",
                    "summary-en",
                    "description-de",
                    "description-en",
                    "fields",
                    "partners",
                    "starts",
                    "ends",
                    "opens",
                    "closes",
                    ON_SITE,
                    ONLINE,
                    "waitingList",
                    "largestGroup",
                    "place-name",
                    "place-street",
                    "place-postcode",
                    "place-town",
                    "onlineAddress",
                    "host-name",
                    "host-email");

    /** What a service's path is called here, where that is not the path itself with a dash. */
    private static final Map<String, String> PATHS =
            Map.of(
                    "startsAt", "starts",
                    "endsAt", "ends",
                    "registrationOpensAt", "opens",
                    "registrationClosesAt", "closes",
                    "summary", "summary-de",
                    "description", "description-de",
                    "attendances", ON_SITE,
                    "place", "place-name",
                    "host", "host-name",
                    "title", "title-de");

    sealed interface Meaning {
        record Right(Announcement announcement) implements Meaning {}

        record Wrong(FormErrors errors) implements Meaning {}
    }

    GatheringForm {
        typed = Map.copyOf(typed);
    }

    /** Every field may be missing; spaces around what was typed mean nothing. */
    static GatheringForm typed(MultiValueMap<String, String> sent) {
        var typed = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            var values = sent.getOrDefault(name, List.of());
            typed.put(name, String.join(",", values).replace("\r\n", "\n").strip());
        }
        return new GatheringForm(typed);
    }

    static GatheringForm of(Gathering gathering) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("kind", gathering.kind().name());
        words(typed, "title", gathering.title());
        words(typed, "summary", gathering.summary());
        words(typed, "description", gathering.description());
        typed.put(
                "fields",
                gathering.fields().stream().map(Enum::name).collect(Collectors.joining(",")));
        typed.put("partners", String.join("\n", gathering.partners()));
        typed.put("starts", local(gathering.startsAt()));
        typed.put("ends", local(gathering.endsAt()));
        typed.put("opens", local(gathering.registrationOpensAt()));
        typed.put("closes", local(gathering.registrationClosesAt()));
        gathering
                .attendances()
                .forEach(
                        pool ->
                                typed.put(
                                        "seats-" + pool.attendance(),
                                        Integer.toString(pool.seats())));
        typed.put("waitingList", Boolean.FALSE.equals(gathering.waitingList()) ? "" : "true");
        typed.put("largestGroup", Integer.toString(gathering.largestGroup()));
        var place = gathering.place();
        if (place != null) {
            typed.put("place-name", place.name());
            typed.put("place-street", place.street());
            typed.put("place-postcode", place.postcode());
            typed.put("place-town", place.town());
        }
        put(typed, "onlineAddress", gathering.onlineAddress());
        var host = gathering.host();
        if (host != null) {
            typed.put("host-name", host.name());
            put(typed, "host-email", host.email());
        }
        return new GatheringForm(typed);
    }

    public String of(String name) {
        return typed.getOrDefault(name, "");
    }

    public boolean about(Field field) {
        return Arrays.asList(of("fields").split(",", -1)).contains(field.name());
    }

    /** A trace of every field: enough to tell later which of them somebody else has changed. */
    String traces() {
        return NAMES.stream()
                .map(name -> Integer.toHexString(of(name).hashCode()))
                .collect(Collectors.joining("."));
    }

    /** The fields that are not what they were when the traces were taken. */
    List<String> changedSince(String traces) {
        var then = List.of(traces.split("\\.", -1));
        var now = List.of(traces().split("\\.", -1));
        return then.size() != now.size()
                ? List.of()
                : IntStream.range(0, now.size())
                        .filter(at -> !now.get(at).equals(then.get(at)))
                        .mapToObj(NAMES::get)
                        .toList();
    }

    Meaning check() {
        var errors = new ArrayList<FieldError>();
        var kind = Asked.named(Kind.class, of("kind"));
        if (kind == null) {
            errors.add(FieldError.of("kind", "desk.error.kind"));
        }
        if (of("title-de").isEmpty()) {
            errors.add(FieldError.of("title-de", "desk.error.title"));
        }
        var summary = words("summary", errors);
        var description = words("description", errors);
        var starts = time("starts", errors);
        var ends = time("ends", errors);
        var opens = time("opens", errors);
        var closes = time("closes", errors);
        var pools =
                Stream.of(Attendance.values())
                        .filter(each -> !of("seats-" + each).isEmpty())
                        .map(each -> new Pool(each, number("seats-" + each, errors)))
                        .toList();
        var group = of("largestGroup").isEmpty() ? 1 : number("largestGroup", errors);
        if (kind == null
                || starts == null
                || ends == null
                || opens == null
                || closes == null
                || !errors.isEmpty()) {
            return new Meaning.Wrong(inOrder(errors));
        }
        return new Meaning.Right(
                new Announcement(
                        kind,
                        new Text(of("title-de"), absent(of("title-en"))),
                        summary,
                        description,
                        Stream.of(Field.values()).filter(this::about).toList(),
                        of("partners")
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList(),
                        starts,
                        ends,
                        opens,
                        closes,
                        pools,
                        !of("waitingList").isEmpty(),
                        group,
                        place(),
                        absent(of("onlineAddress")),
                        of("host-name").isEmpty() && of("host-email").isEmpty()
                                ? null
                                : new Gathering.Host(of("host-name"), absent(of("host-email")))));
    }

    /** What the service did not accept, at the fields of the form. */
    FormErrors unaccepted(List<String> paths) {
        return inOrder(
                paths.stream()
                        .map(this::name)
                        .distinct()
                        .map(name -> FieldError.of(name, "desk.error." + expectation(name)))
                        .toList());
    }

    /** The field of the form that a path of the service's is about. */
    String name(String path) {
        if (path.startsWith("attendances[")) {
            var onlyOnline = of(ON_SITE).isEmpty();
            return onlyOnline || path.startsWith("attendances[1]") ? ONLINE : ON_SITE;
        }
        var name = path.replaceFirst("\\[.*", "").replace('.', '-');
        var here = PATHS.getOrDefault(name, name);
        return NAMES.contains(here) ? here : "kind";
    }

    private static String expectation(String name) {
        return switch (name) {
            case "title-de", "title-en", "place-name", "place-street", "place-town", "host-name" ->
                    "line";
            case "summary-de", "summary-en" -> "paragraph";
            case "description-de", "description-en" -> "text";
            case ON_SITE, ONLINE -> "seats";
            case "starts", "opens" -> "time";
            default -> name;
        };
    }

    /** At most one error for each field. */
    private static FormErrors inOrder(List<FieldError> errors) {
        Set<String> seen = new HashSet<>();
        return new FormErrors(
                NAMES.stream()
                        .flatMap(name -> errors.stream().filter(it -> it.field().equals(name)))
                        .filter(error -> seen.add(error.field()))
                        .toList());
    }

    private Gathering.@Nullable Venue place() {
        var parts =
                Stream.of("name", "street", "postcode", "town").map(each -> of("place-" + each));
        var all = parts.toList();
        return all.stream().allMatch(String::isEmpty)
                ? null
                : new Gathering.Venue(all.get(0), all.get(1), all.get(2), all.get(3));
    }

    private @Nullable Text words(String name, List<FieldError> errors) {
        var german = of(name + "-de");
        var english = of(name + "-en");
        if (german.isEmpty() && !english.isEmpty()) {
            errors.add(FieldError.of(name + "-de", "desk.error.german"));
        }
        return german.isEmpty() ? null : new Text(german, absent(english));
    }

    private @Nullable Instant time(String name, List<FieldError> errors) {
        if (of(name).isEmpty()) {
            errors.add(FieldError.of(name, "desk.error.missing." + name));
            return null;
        }
        var local = READABLE.stream().flatMap(it -> local(of(name), it)).findFirst();
        // One hour in March does not exist.
        if (local.isEmpty() || BERLIN.getRules().getValidOffsets(local.get()).isEmpty()) {
            errors.add(FieldError.of(name, "desk.error.moment"));
            return null;
        }
        return local.get().atZone(BERLIN).toInstant();
    }

    private static Stream<LocalDateTime> local(String typed, DateTimeFormatter format) {
        try {
            return Stream.of(LocalDateTime.parse(typed, format));
        } catch (DateTimeException _) {
            return Stream.empty();
        }
    }

    private int number(String name, List<FieldError> errors) {
        try {
            return Integer.parseInt(of(name));
        } catch (NumberFormatException _) {
            errors.add(FieldError.of(name, "desk.error." + expectation(name)));
            return 0;
        }
    }

    private static void words(Map<String, String> typed, String name, @Nullable Text text) {
        if (text != null) {
            typed.put(name + "-de", text.de().replace("\r\n", "\n"));
            var english = text.en();
            put(typed, name + "-en", english == null ? null : english.replace("\r\n", "\n"));
        }
    }

    private static void put(Map<String, String> typed, String name, @Nullable String value) {
        if (value != null) {
            typed.put(name, value);
        }
    }

    private static @Nullable String absent(String value) {
        return value.isEmpty() ? null : value;
    }

    private static String local(Instant time) {
        return LOCAL.format(time.atZone(BERLIN));
    }

    @Override
    public String toString() {
        return "form of a gathering"; // the online address is for registered people only
    }
}
