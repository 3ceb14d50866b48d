package de.smartregion.events.finding;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a finding says: the part of it that people edit.
 *
 * <p>Its laws: it comes from one gathering; its title is one line; it has a text, and one field of
 * action at least.
 *
 * @param text in Markdown
 */
record Content(String gathering, Kind kind, Words title, Words text, List<Field> fields) {

    static final int LINE = 200;
    static final int TEXT = 20_000;
    static final String ONE_LINE = "[^\\p{Cc}\\u2028\\u2029]*";
    static final String ID = "[\\w-]{1,64}";

    private static final Pattern LINE_SHAPE = Pattern.compile(ONE_LINE);
    private static final Pattern ID_SHAPE = Pattern.compile(ID);

    enum Kind {
        RESULT,
        IDEA
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

    /** In German, and in English where somebody translated it. */
    @Schema(name = "FindingWords", requiredProperties = "de")
    record Words(String de, @Nullable String en) {
        Words {
            de = de.strip();
            en = en == null || en.isBlank() ? null : en.strip();
        }

        private boolean isThere(int longest) {
            return !de.isEmpty()
                    && de.length() <= longest
                    && (en == null || en.length() <= longest);
        }
    }

    Content {
        require(ID_SHAPE.matcher(gathering).matches(), "not the id of a gathering");
        require(title.isThere(LINE), "the title is missing, or too long");
        require(text.isThere(TEXT), "the text is missing, or too long");
        require(isLine(title.de()) && isLine(title.en()), "the title has more than one line");
        fields = fields.stream().distinct().toList();
        require(!fields.isEmpty(), "a finding is about a field of action");
    }

    private static boolean isLine(@Nullable String text) {
        return text == null || LINE_SHAPE.matcher(text).matches();
    }

    private static void require(boolean law, String otherwise) {
        if (!law) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
