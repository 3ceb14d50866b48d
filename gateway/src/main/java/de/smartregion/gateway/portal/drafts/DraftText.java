package de.smartregion.gateway.portal.drafts;

import de.smartregion.gateway.portal.catalog.Profile;
import de.smartregion.gateway.portal.places.Place;
import de.smartregion.gateway.portal.places.Places;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A profile as the fields of the form: lists have a line for each, steps a marked heading. */
final class DraftText {
    /** What a step's heading begins with. */
    static final String HEADING = "# ";

    /** A line of a step's text that would look like a heading, or as if it were marked as none. */
    private static final Pattern LIKE_A_HEADING = Pattern.compile("(?md)^(?=\\\\*#)");

    private DraftText() {}

    static Map<String, String> of(Profile profile, Places places) {
        var typed = new LinkedHashMap<String, String>();
        put(typed, "title", profile.title());
        put(typed, "titleEnglish", profile.titleEnglish());
        put(typed, "summary", profile.summary());
        put(typed, "summaryEnglish", profile.summaryEnglish());
        put(typed, "description", profile.description());
        put(typed, "municipalities", lines(profile.municipalities(), key -> place(key, places)));
        put(
                typed,
                "fields",
                profile.fields().stream().map(Enum::name).collect(Collectors.joining(",")));
        put(typed, "stage", profile.stage());
        var where = profile.place();
        if (where != null) {
            put(typed, "place-label", where.label());
            put(typed, "place-lat", where.lat());
            put(typed, "place-lon", where.lon());
        }
        put(typed, "citizenBenefit", profile.citizenBenefit());
        put(typed, "transferability", profile.transferability());
        put(typed, "successFactors", lines(profile.successFactors(), it -> it));
        put(
                typed,
                "steps",
                profile.steps().stream().map(DraftText::step).collect(Collectors.joining("\n\n")));
        put(typed, "technology", profile.technology());
        put(typed, "licence", profile.licence());
        put(typed, "partners", lines(profile.partners(), it -> it));
        var cost = profile.cost();
        if (cost != null) {
            put(typed, "cost-from", cost.from());
            put(typed, "cost-to", cost.to());
            put(typed, "cost-note", cost.note());
        }
        put(typed, "funding", lines(profile.funding(), DraftText::funding));
        put(typed, "links", lines(profile.links(), DraftText::link));
        var contact = profile.contact();
        if (contact != null) {
            put(typed, "contact-name", contact.name());
            put(typed, "contact-function", contact.function());
            put(typed, "contact-email", contact.email());
            put(typed, "contact-phone", contact.phone());
        }
        put(typed, "pictures", lines(profile.pictures(), Profile.Picture::picture));
        for (int i = 0; i < profile.pictures().size(); i++) {
            var picture = profile.pictures().get(i);
            put(typed, "picture-" + i, picture.picture());
            put(typed, "picture-" + i + "-alt", picture.alt());
            put(typed, "picture-" + i + "-caption", picture.caption());
            put(typed, "picture-" + i + "-credit", picture.credit());
        }
        return typed;
    }

    /** All beneath its heading is its text, up to the next one. */
    static String step(Profile.Step step) {
        return step.text() == null
                ? HEADING + step.title()
                : HEADING
                        + step.title()
                        + "\n"
                        + LIKE_A_HEADING.matcher(step.text()).replaceAll("\\\\");
    }

    static String funding(Profile.Funding funding) {
        return bars(funding.programme(), funding.amount(), funding.from(), funding.to());
    }

    static String link(Profile.Link link) {
        return bars(link.label(), link.url());
    }

    /** A name that means two of them is told by its key, which can be typed, too. */
    static String place(String key, Places places) {
        var name = places.withKey(key).map(Place::name).orElse(key);
        return places.meaning(name) instanceof Places.Meaning.One(var one) && one.key().equals(key)
                ? name
                : key;
    }

    private static <T> String lines(List<T> items, Function<T, String> line) {
        return items.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String bars(@Nullable Object... parts) {
        var line = new StringBuilder();
        for (var part : parts) {
            line.append(line.isEmpty() ? "" : " | ").append(part == null ? "" : part);
        }
        return line.toString().replaceFirst("[ |]+$", "");
    }

    private static void put(Map<String, String> typed, String name, @Nullable Object value) {
        if (value != null) {
            typed.put(name, value.toString().replace("\r\n", "\n"));
        }
    }
}
