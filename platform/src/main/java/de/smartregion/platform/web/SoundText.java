package de.smartregion.platform.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import java.util.regex.Pattern;

/**
 * Text that comes in is made of characters. Half a surrogate pair, U+FFFE and U+FFFF are none:
 * where one is kept, no feed, no page and no paper that tells it can be read.
 */
final class SoundText extends StdScalarDeserializer<String> {

    private static final Pattern UNSOUND = Pattern.compile("[\\p{Cs}\\uFFFE\\uFFFF]");

    private SoundText() {
        super(String.class);
    }

    /** The same mapper, but that it refuses text that is none. */
    static JsonMapper readBy(JsonMapper mapper) {
        return mapper.rebuild()
                .addModule(
                        new SimpleModule("sound text")
                                .addDeserializer(String.class, new SoundText()))
                .build();
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
        var text = _parseString(json, context, this);
        if (UNSOUND.matcher(text).find()) {
            return (String) context.handleWeirdStringValue(String.class, text, "is no text");
        }
        return text;
    }
}
