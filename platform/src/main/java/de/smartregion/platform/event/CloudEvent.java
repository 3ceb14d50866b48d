package de.smartregion.platform.event;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;

/** A fact told by another service: CloudEvents 1.0, binary mode. */
public record CloudEvent(
        String id,
        String type,
        String source,
        String subject,
        Instant time,
        @Nullable String traceparent,
        JsonNode data) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            _ ->
                                    JsonInclude.Value.construct(
                                            JsonInclude.Include.NON_NULL,
                                            JsonInclude.Include.USE_DEFAULTS))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    /** Throws {@link UnreadableEvent} when the message is none. */
    public static CloudEvent from(Message<byte[]> message) {
        if (!"1.0".equals(header(message, "specversion"))) {
            throw new UnreadableEvent("ce_specversion is not 1.0");
        }
        return new CloudEvent(
                required(message, "id"),
                required(message, "type"),
                required(message, "source"),
                required(message, "subject"),
                time(required(message, "time")),
                header(message, "traceparent"),
                body(message));
    }

    /** The JSON that goes on the wire; absent values are left out. */
    public static String body(DomainEvent event) {
        return JSON.writeValueAsString(event);
    }

    /**
     * The data in the reader's own words. What the reader does not know is ignored; what it needs
     * (every component that is not {@code @Nullable}) and does not find makes the event unreadable.
     */
    public <T> T dataAs(Class<T> reader) {
        requireComponents(data, reader, "");
        try {
            return JSON.treeToValue(data, reader);
        } catch (DatabindException e) {
            throw new UnreadableEvent(
                    type + " does not fit " + reader.getSimpleName() + " at " + path(e));
        } catch (JacksonException e) {
            throw new UnreadableEvent(type + " does not fit " + reader.getSimpleName());
        }
    }

    /** Personal data does not print itself. */
    @Override
    public String toString() {
        return type + " " + id + " of " + subject;
    }

    private void requireComponents(JsonNode node, Class<?> reader, String path) {
        if (!reader.isRecord()) {
            return;
        }
        for (RecordComponent component : reader.getRecordComponents()) {
            var where = path + "/" + component.getName();
            var value = node.get(component.getName());
            if (value == null || value.isNull()) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    throw new UnreadableEvent(type + " lacks " + where);
                }
            } else if (Collection.class.isAssignableFrom(component.getType())) {
                var element = elementOf(component.getGenericType());
                for (JsonNode item : value) {
                    requireComponents(item, element, where);
                }
            } else {
                requireComponents(value, component.getType(), where);
            }
        }
    }

    private static Class<?> elementOf(Type collection) {
        return collection instanceof ParameterizedType parameterized
                        && parameterized.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : Object.class;
    }

    private static String path(DatabindException e) {
        var path = new StringBuilder();
        e.getPath().forEach(step -> path.append('/').append(step.getPropertyName()));
        return path.toString();
    }

    private static JsonNode body(Message<byte[]> message) {
        Object payload = message.getPayload();
        if (!(payload instanceof byte[] bytes)) {
            throw new UnreadableEvent("no body");
        }
        try {
            var data = JSON.readTree(bytes);
            if (!data.isObject()) {
                throw new UnreadableEvent("the body is not a JSON object");
            }
            return data;
        } catch (JacksonException _) {
            throw new UnreadableEvent("the body is not JSON");
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new UnreadableEvent("ce_time is not a time");
        }
    }

    private static String required(Message<?> message, String attribute) {
        var value = header(message, attribute);
        if (value == null || value.isBlank()) {
            throw new UnreadableEvent("no ce_" + attribute);
        }
        return value;
    }

    /** Spring Cloud Function may have renamed {@code ce_} to {@code ce-} on the way in. */
    private static @Nullable String header(Message<?> message, String attribute) {
        for (var prefix : new String[] {"ce_", "ce-"}) {
            var value = message.getHeaders().get(prefix + attribute);
            if (value instanceof byte[] bytes) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
            if (value != null) {
                return value.toString();
            }
        }
        return null;
    }
}
